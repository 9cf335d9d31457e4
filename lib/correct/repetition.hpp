// SPDX-License-Identifier: Apache-2.0
// Phrases said over and over: what a generating OCR leaves where it ran in circles.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace chamra {

/// A phrase of `period` letters stands three times or more in a row in `span` (code points).
struct Repetition {
  CharSpan span;
  std::uint32_t period = 0;
};

/// In order, not overlapping. Phrases have 8 to 400 letters, at least 5 different ones among them
/// Thai or Lao: rows of dots and ruled lines are none. Time and memory linear in `text`.
[[nodiscard]] std::vector<Repetition> find_repetitions(std::u32string_view text);

}  // namespace chamra
