// SPDX-License-Identifier: Apache-2.0
// Text line by line.
#pragma once

#include <string_view>

namespace chamra {

/// The next line with its line feed, taken off `text`; empty, and `text` as it is, when only a torn
/// one is left.
[[nodiscard]] std::string_view next_line(std::string_view& text);

}  // namespace chamra
