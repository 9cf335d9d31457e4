// SPDX-License-Identifier: Apache-2.0
// Does a confidence keep its word? Corrections in bins of confidence, with the share that proved
// right.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "evaluate/claim_score.hpp"

namespace chamra::evaluate {

/// Confidences in [low, high), the last bin with its upper end.
struct ReliabilityBin {
  double low = 0, high = 0;
  std::size_t count = 0, right = 0;
  double confidence_sum = 0;
};

/// Tenths, the last one split where decisions are made: .9, .95, .99.
inline constexpr std::array<double, 13> bin_edges = {0,  .1, .2, .3,  .4,  .5, .6,
                                                     .7, .8, .9, .95, .99, 1};

struct Reliability {
  std::vector<ReliabilityBin> bins;
  /// Mean distance of confidence and share right, weighted by bin; none without corrections.
  std::optional<double> calibration_error;
  /// Corrections at or above the threshold, and how many are right.
  std::size_t at_threshold = 0, right_at_threshold = 0;

  /// Of all corrections: how many, how many right, mean confidence (none without corrections).
  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] std::size_t right() const;
  [[nodiscard]] std::optional<double> mean_confidence() const;
};

[[nodiscard]] Reliability reliability_of(const std::vector<JudgedCorrection>& corrections,
                                         double threshold);

using ReliabilityByReason = std::array<Reliability, reason_count>;
[[nodiscard]] ReliabilityByReason reliability_by_reason(
    const std::vector<JudgedCorrection>& corrections, double threshold);

}  // namespace chamra::evaluate
