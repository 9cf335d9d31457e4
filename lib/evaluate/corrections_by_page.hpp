// SPDX-License-Identifier: Apache-2.0
// A corrections file, sorted by the page each correction belongs to.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "edits/edit.hpp"

namespace chamra::evaluate {

class CorrectionsByPage {
 public:
  /// `path` empty: none were given. Errors: not readable; see parse_corrections.
  static Result<CorrectionsByPage> load(const std::string& path);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool empty() const { return path_.empty(); }

  /// Those of the file with this name; else of the only one whose path ends with it.
  [[nodiscard]] const std::vector<Edit>* find(const std::string& name) const;

  /// The only file there is, where just one page is evaluated and names do not matter.
  [[nodiscard]] const std::vector<Edit>* only() const {
    return edits_.size() == 1 ? &edits_.begin()->second : nullptr;
  }

 private:
  std::string path_;
  std::map<std::string, std::vector<Edit>> edits_;
};

}  // namespace chamra::evaluate
