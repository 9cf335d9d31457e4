// SPDX-License-Identifier: Apache-2.0
// One page under review: its bytes, if they are at hand, and what is proposed for it. What every
// view (terminal, browser, counts) is made from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edits/decision.hpp"
#include "edits/edit.hpp"
#include "edits/edit_file.hpp"

namespace chamra {

/// A correction and the verdict that an earlier review gave, if it did.
struct ReviewedEdit {
  Edit edit;
  std::optional<Decision> verdict;

  /// What the place would read; nothing where it stays as it is.
  [[nodiscard]] std::optional<std::string> outcome() const;
};

/// `edits` by place. `end` as in the corrections; `page` is missing when it was not found or is not
/// the one the corrections were made from.
struct ReviewFile {
  FileEnd end;
  std::optional<std::string> page;
  std::vector<ReviewedEdit> edits;
};

/// The corrections that would turn `before` into `after`: all of confidence 1, their reasons
/// guessed.
[[nodiscard]] ReviewFile compare(const std::string& file, std::string before,
                                 std::string_view after);

}  // namespace chamra
