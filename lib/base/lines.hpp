// SPDX-License-Identifier: Apache-2.0
// Text line by line.
#pragma once

#include <string_view>

namespace chamra {

/// The next line with its line feed, taken off `text`; empty, and `text` as it is, when only a torn
/// one is left.
[[nodiscard]] std::string_view next_line(std::string_view& text);

/// Calls `visit` with each line and its line feed, which the last may lack.
template <class Visit>
void for_each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::string_view whole = next_line(text);
    visit(whole.empty() ? text : whole);
    if (whole.empty()) return;
  }
}

/// `line` without the line feed that ends it, nor a carriage return before that.
[[nodiscard]] std::string_view without_line_end(std::string_view line);

}  // namespace chamra
