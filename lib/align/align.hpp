// SPDX-License-Identifier: Apache-2.0
// Edit distance (unit costs) between two texts and what an optimal alignment keeps, on machine
// words of 64 cells.
//
// The cells follow Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit
// distances" (2003). Texts up to whole_limit letters are aligned exactly; longer ones are first cut
// at safe places (sections.hpp), so that time and memory grow linearly.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace chamra {

/// Texts longer than this are cut into sections before they are aligned.
inline constexpr std::size_t whole_limit = std::size_t{1} << 16U;

inline constexpr std::uint32_t no_partner = std::numeric_limits<std::uint32_t>::max();

/// One optimal alignment of a and b. Of several, the one that, read from the end, pairs letters as
/// early as it can, then drops letters of a, then inserts letters of b.
struct Alignment {
  std::size_t distance = 0;
  /// For each letter of a the equal letter of b it is paired with, or no_partner.
  std::vector<std::uint32_t> partner;
  /// For each boundary of a (size + 1 of them): b has a letter of its own here.
  std::vector<bool> inserted;

  [[nodiscard]] bool keeps(std::size_t at) const { return partner[at] != no_partner; }
};

[[nodiscard]] Alignment align(std::u32string_view a, std::u32string_view b);

/// Only the number: no memory beyond a few rows.
[[nodiscard]] std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

/// The boundaries of b, ascending and never none, that optimal alignments pair with one boundary of
/// a.
struct Crossing {
  std::vector<std::uint32_t> places;

  [[nodiscard]] std::uint32_t first() const { return places.front(); }
  [[nodiscard]] std::uint32_t last() const { return places.back(); }
  [[nodiscard]] bool meets(std::uint32_t place) const;
};

/// One Crossing for each of `borders` (ascending boundaries of a).
[[nodiscard]] std::vector<Crossing> crossings(std::u32string_view a, std::u32string_view b,
                                              const std::vector<std::uint32_t>& borders);

}  // namespace chamra
