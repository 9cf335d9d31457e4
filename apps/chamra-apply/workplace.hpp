// SPDX-License-Identifier: Apache-2.0
// Where a run works: the folder that pages come from, the one they go to, and its ledger.
#pragma once

#include <optional>
#include <string>

#include "chamra-apply/apply.hpp"
#include "chamra-apply/page_file.hpp"
#include "chamra-apply/tree.hpp"
#include "common/folder_lock.hpp"
#include "common/ledger_log.hpp"

namespace chamra::cli {

/// The page that changes are made in, the path that gets the result (for a stream, the page's own)
/// and whether there is anything yet, and what the ledger knows of these bytes.
struct Work {
  PageFile page;
  std::string target;
  bool is_there = true;
  History history = {};
};

class Workplace {
 public:
  /// Keeps other runs out of the folder that is written. Errors: no folder, in use, the ledger's.
  static Result<Workplace> open(const ApplyOptions& options, const std::string& tool);

  /// `name`: as corrections have it. What lies in an output folder is built upon where the ledger
  /// says how it was made from the page; otherwise it is an error that it is there.
  Result<Work> work_on(const std::string& name) const;

  /// The name that the ledger knows a file by.
  [[nodiscard]] static std::string ledger_name_of(const std::string& name);
  [[nodiscard]] const Tree& pages() const { return pages_; }
  /// Not for a stream, which has none.
  [[nodiscard]] LedgerLog& log() { return *log_; }

 private:
  explicit Workplace(Tree pages) : pages_(std::move(pages)) {}
  Outcome open_output(const std::string& typed);
  Outcome open_ledger(const ApplyOptions& options, const std::string& tool);
  Result<PageFile> open_page(const std::string& name) const;
  Result<Work> work_in_place(const std::string& name) const;
  Result<Work> work_on_copy(const std::string& name) const;

  Tree pages_;
  std::optional<Tree> output_;
  std::optional<FolderLock> lock_;
  std::optional<LedgerLog> log_;
};

}  // namespace chamra::cli
