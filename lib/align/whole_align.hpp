// SPDX-License-Identifier: Apache-2.0
// Alignment of two texts in one piece: exact, time |a| * |b| / 64 (less where they are near each
// other, see near_align.hpp), memory bounded by keeping every so many rows only and working the
// rows between out again on the way back. For texts of any length use align.hpp.
#pragma once

#include <string_view>

#include "align/align.hpp"

namespace chamra {

[[nodiscard]] Alignment align_whole(std::u32string_view a, std::u32string_view b);
[[nodiscard]] std::size_t distance_whole(std::u32string_view a, std::u32string_view b);
[[nodiscard]] std::vector<Crossing> crossings_whole(std::u32string_view a, std::u32string_view b,
                                                    const std::vector<std::uint32_t>& borders);

/// How much of b, from its start, is most like the whole of a (the longest of equals).
[[nodiscard]] std::size_t closest_prefix(std::u32string_view a, std::u32string_view b);

}  // namespace chamra
