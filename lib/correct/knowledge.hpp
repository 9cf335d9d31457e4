// SPDX-License-Identifier: Apache-2.0
// All that the river knows, loaded once in main and then only read: lexicons, n-grams, confusions.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "book/book.hpp"

namespace chamra {

/// `dictionaries`: folder of compiled tables ("" = found beside the program or in
/// CHAMRA_DICTIONARIES). `lexicons`: the user's own word lists (one word a line, or TSV with the
/// word first) and Hunspell .dic files.
/// `book`: folder of what a book has taught ("" = none).
struct KnowledgeOptions {
  std::string dictionaries;
  std::vector<std::string> lexicons;
  std::string book;
};

class KnowledgeTables;

/// Movable handle on the mapped tables; const use from many threads is safe.
class Knowledge {
 public:
  Knowledge(std::unique_ptr<const KnowledgeTables> tables, std::string fingerprint);
  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;
  ~Knowledge();

  /// Program version, tables and ICU in one short line: same fingerprint and input, same output.
  [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }
  [[nodiscard]] const KnowledgeTables& tables() const { return *tables_; }
  /// Frees what searches keep for those to come: tens of megabytes a thread.
  void forget_searches() const;

 private:
  std::unique_ptr<const KnowledgeTables> tables_;
  std::string fingerprint_;
};

/// The folder that `options` mean.
[[nodiscard]] std::string dictionaries_folder(const KnowledgeOptions& options);

/// `own`: what the pages at hand have taught, beside the book of `options`. Errors: a table
/// missing, not readable, of another version; a lexicon or book not readable, malformed or not
/// UTF-8.
Result<Knowledge> load_knowledge(const KnowledgeOptions& options, Book own = {});

}  // namespace chamra
