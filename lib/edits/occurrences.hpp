// SPDX-License-Identifier: Apache-2.0
// All places of a word in a text, overlapping ones too, in time linear in both.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace chamra {

/// First bytes of the places, ascending; none for an empty word.
/// Source: Knuth, Morris & Pratt 1977.
[[nodiscard]] std::vector<std::size_t> occurrences(std::string_view word, std::string_view text);

}  // namespace chamra
