// SPDX-License-Identifier: Apache-2.0
// How far a figure could have come out otherwise by the choice of pages: the bootstrap.
//
// The errors of one page hang together (one scan, one subject), so whole pages are drawn with
// replacement, not letters. Percentile interval; Efron & Tibshirani, "An Introduction to the
// Bootstrap" (1993), chapter 13.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace chamra::evaluate {

struct Interval {
  double low = 0, high = 0;
};

/// Pages by number, as drawn; one may come several times.
using Draw = std::vector<std::size_t>;
/// The figure over a draw; none where it is not defined.
using Figure = std::function<std::optional<double>(const Draw&)>;

inline constexpr int bootstrap_rounds = 2000;

/// The middle 95 % of `figure` over rounds draws of `pages` pages. The same every time and on every
/// machine. None when there are fewer than two pages or the figure was never defined.
[[nodiscard]] std::optional<Interval> bootstrap(std::size_t pages, const Figure& figure,
                                                int rounds = bootstrap_rounds);

}  // namespace chamra::evaluate
