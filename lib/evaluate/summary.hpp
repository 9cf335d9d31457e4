// SPDX-License-Identifier: Apache-2.0
// The figures over all pages of an evaluation, and whether they keep within bounds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluate/bootstrap.hpp"
#include "evaluate/calibration.hpp"
#include "evaluate/curve.hpp"
#include "evaluate/evaluate.hpp"

namespace chamra::evaluate {

/// Error rates of one unit of text, with the 95 % interval of the improvement.
struct UnitSummary {
  RateSummary rate;
  std::optional<Interval> interval;
};

struct Summary {
  UnitSummary letters, clusters, words, written;
  Kept kept;
  Harm harm;
  std::size_t better = 0, worse = 0, same = 0, partial = 0;
  SpansByReason spans{};
  Detection detection, detected_letters;
  TokenScore tokens;
  CandidatesByReason candidates{};
  Reliability reliability;
  ReliabilityByReason reliability_by_reason;
  std::vector<CurvePoint> curve;
  ConfusionCounts confusions;
  ShownLines lines;
};

[[nodiscard]] Summary summarize(const Evaluation& evaluation);

/// Letters broken for each 10,000 that were right; none where none was.
[[nodiscard]] std::optional<double> harm_per_10000(const Harm& harm);

/// Bounds in shares of 1. What is not defined for want of errors meets its bound only when no error
/// was added.
struct Bounds {
  std::optional<double> min_improvement, max_harm;
};
/// The bounds that were missed, in words; empty when all are met.
[[nodiscard]] std::vector<std::string> missed(const Summary& summary, const Bounds& bounds);

}  // namespace chamra::evaluate
