// SPDX-License-Identifier: Apache-2.0
// From names in files that others wrote to paths that are safe to read and to write.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace chamra::cli {

/// A folder, and the files below it by their names in corrections and ledgers. Paths come out as
/// the folder was typed, but through links where the name leads through one.
class Tree {
 public:
  /// `typed`: empty for the current folder. Errors: no folder.
  static Result<Tree> open(const std::string& typed);

  /// Errors: an absolute name, one with "..", one of the program's own files, a link that leads out
  /// of the tree, no such file.
  [[nodiscard]] Result<std::string> file(const std::string& name) const;
  /// The same for a file that may still have to be made, in a folder that may.
  [[nodiscard]] Result<std::string> new_file(const std::string& name) const;

  /// For messages.
  [[nodiscard]] std::string shown(const std::string& name) const;
  [[nodiscard]] bool is_same(const Tree& other) const { return real_ == other.real_; }
  /// The path of its ledger, unless the user named one.
  [[nodiscard]] std::string ledger(const std::string& typed) const;

 private:
  Tree(std::filesystem::path typed, std::filesystem::path real)
      : typed_(std::move(typed)), real_(std::move(real)) {}
  [[nodiscard]] Error refused(const std::string& name, const std::string& why) const;

  std::filesystem::path typed_, real_;
};

}  // namespace chamra::cli
