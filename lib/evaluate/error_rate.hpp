// SPDX-License-Identifier: Apache-2.0
// Character error rates before and after correction: of one page, over all letters, and per page.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "align/align.hpp"

namespace chamra::evaluate {

/// Edit distances of one page (or the sum over many) to its truth of `length` units. `after` is
/// meaningless when nothing was corrected.
struct ErrorCount {
  std::size_t length = 0, before = 0, after = 0;

  ErrorCount& operator+=(const ErrorCount& other);
  friend bool operator==(const ErrorCount&, const ErrorCount&) = default;
};

/// Letters of the truth that an optimal alignment pairs, summed over pages. With the errors they
/// make the bounded rate errors / (errors + kept), never above 1 however much was added.
struct Kept {
  std::size_t before = 0, after = 0;

  Kept& operator+=(const Kept& other);
  friend bool operator==(const Kept&, const Kept&) = default;
};

/// What happened to the letters of the truth. `right`: OCR had them; `broken`: right before, wrong
/// after; `healed`: wrong before, right after.
struct Harm {
  std::size_t right = 0, broken = 0, healed = 0;

  Harm& operator+=(const Harm& other);
  friend bool operator==(const Harm&, const Harm&) = default;
};

/// Shares of 1; none where there is nothing to divide by.
struct ErrorRate {
  std::optional<double> micro, macro, median;
};

/// Before, after and the improvement between them, 1 for all errors gone, negative for more errors
/// than before.
struct RateSummary {
  ErrorCount total;
  ErrorRate before, after;
  std::optional<double> improvement;
};

[[nodiscard]] ErrorCount count_errors(std::u32string_view truth, std::u32string_view ocr,
                                      std::u32string_view fixed);

/// All at once: the harm needs alignments, and these know their distance.
struct Effect {
  ErrorCount errors;
  Harm harm;
  Kept kept;
};
/// Of the truth with the OCR page, and with the fixed page.
[[nodiscard]] Effect count_effect(const Alignment& before, const Alignment& after);
[[nodiscard]] Effect count_effect(std::u32string_view truth, std::u32string_view ocr,
                                  std::u32string_view fixed);

/// Pages with an empty truth count in `total` and in micro, not in macro and median.
[[nodiscard]] RateSummary summarize(const std::vector<ErrorCount>& pages);

[[nodiscard]] std::optional<double> share(std::size_t part, std::size_t whole);
/// errors / (errors + kept).
[[nodiscard]] std::optional<double> bounded_rate(std::size_t errors, std::size_t kept);
[[nodiscard]] std::optional<double> improvement_of(const ErrorCount& count);

}  // namespace chamra::evaluate
