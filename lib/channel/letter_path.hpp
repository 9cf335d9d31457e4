// SPDX-License-Identifier: Apache-2.0
// Which letters of a page stand for which of its truth, by a cheapest alignment: Lao letters for
// Thai ones cost little. Source: Wagner & Fischer 1974, in a corridor as wide as the texts differ
// (Ukkonen 1985).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace chamra {

/// As the channel sees them (see to_seen).
[[nodiscard]] std::vector<std::uint8_t> letters_of(std::u32string_view text);

/// For each letter of `meant`, and its end, the place in `seen` that a cheapest alignment gives it.
/// Time and memory grow with the length times the number of differences: for paragraphs.
[[nodiscard]] std::vector<int> cheapest_path(const std::vector<std::uint8_t>& meant,
                                             const std::vector<std::uint8_t>& seen);
/// The same of texts.
[[nodiscard]] std::vector<std::uint32_t> align_letters(std::u32string_view meant,
                                                       std::u32string_view seen);

}  // namespace chamra
