// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>

namespace chamra {

/// How often `meant` was seen as `seen` where it stood `of` times.
struct ConfusionCount {
  std::u32string meant, seen;
  double count = 0, of = 0;
};

/// How often a letter stood in the truth that confusions were counted in, confused or not.
struct LetterCount {
  char32_t letter = 0;
  double count = 0;
};

/// Below that much, `count` says nothing: seen once may have been chance.
inline constexpr double seen_once_discount = 0.5;

/// The share of times that `meant` is read so, by this alone: at most 1, low where little was seen.
[[nodiscard]] inline double rate_of(const ConfusionCount& row) {
  constexpr double smoothing = 4;  // sightings of "as meant" added to every string
  return std::clamp((row.count - seen_once_discount) / (row.of + smoothing), 0.0, 1.0);
}

}  // namespace chamra
