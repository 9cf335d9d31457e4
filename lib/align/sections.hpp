// SPDX-License-Identifier: Apache-2.0
// Cuts two long texts into pairs of sections that belong together, so that each pair can be aligned
// by itself.
//
// First cut: in the middle of stretches that are equal and occur once in either text, in the same
// order. What is still too long (a text that repeats itself) is walked with a window: the window is
// aligned exactly and cut where its alignment has run through equal letters. Both cuts lie inside
// equal letters that any sensible alignment pairs, so in practice the distance is the exact one; in
// theory it is an upper bound.
#pragma once

#include <string_view>
#include <vector>

namespace chamra {

/// [a_begin, a_end) of the one text belongs to [b_begin, b_end) of the other.
struct Section {
  std::size_t a_begin, a_end, b_begin, b_end;
};

/// Sections in order, covering both texts; the whole when both are at most whole_limit letters
/// long.
[[nodiscard]] std::vector<Section> sections_of(std::u32string_view a, std::u32string_view b);

}  // namespace chamra
