// SPDX-License-Identifier: Apache-2.0
// What a threshold on the confidence buys: how many errors are covered, at what precision.
#pragma once

#include <vector>

#include "evaluate/claim_score.hpp"

namespace chamra::evaluate {

/// Corrections at or above the threshold, how many of them are right, and how many errors a right
/// one of them touches.
struct CurvePoint {
  double threshold = 0;
  std::size_t corrections = 0, right = 0, healed = 0;

  [[nodiscard]] std::optional<double> precision() const;
  /// Of `errors` in all.
  [[nodiscard]] std::optional<double> coverage(std::size_t errors) const;
};

/// By rising threshold: twentieths, finer above .95, where decisions are made.
[[nodiscard]] std::vector<CurvePoint> coverage_curve(
    const std::vector<JudgedCorrection>& corrections, const std::vector<double>& healed);

}  // namespace chamra::evaluate
