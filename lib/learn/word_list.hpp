// SPDX-License-Identifier: Apache-2.0
// Chooses the words of a lexicon from lists and counts, keeping out what corpora bring in:
// misspellings and scraps.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "lexicon/symbols.hpp"

namespace chamra {

struct WordFacts {
  bool listed = false;  // in a list made by people
  bool kept =
      false;  // may be written to the project's table: counted, or of a list that is not installed
  std::vector<double> counts;  // by source
  [[nodiscard]] double total() const;
};

class WordList {
 public:
  WordList(Alphabet alphabet, std::size_t sources) : alphabet_(alphabet), sources_(sources) {}

  /// Words with blanks, digits or letters of other alphabets are passed over, and so are single
  /// letters. `installed`: the list is read again from its package when the project is built, so
  /// its words are not written.
  void add_listed(std::string_view word, bool installed);
  void add_count(std::string_view word, std::size_t source, double count);

  /// Drops words in no list that are rare for their length, or that are one letter off a listed
  /// word hundreds of times as frequent: short "words" and misspellings of corpora would bless
  /// garble.
  void drop_doubtful();

  [[nodiscard]] const std::map<std::u32string, WordFacts>& words() const { return words_; }

 private:
  [[nodiscard]] bool is_misspelling(const std::u32string& word, double count) const;
  WordFacts* facts(std::string_view word);

  Alphabet alphabet_;
  std::size_t sources_;
  std::map<std::u32string, WordFacts> words_;
};

/// Words of a list file: one a line, or the first column of TSV, CSV or a Hunspell .dic (flags cut
/// off, first count line passed over). Comment lines (#) are passed over. Errors: not readable.
Result<std::vector<std::string>> read_words(const std::string& path);

/// Words of libthai's own dictionary (a libdatrie file). Errors: not readable.
Result<std::vector<std::string>> read_libthai_words(const std::string& path);

}  // namespace chamra
