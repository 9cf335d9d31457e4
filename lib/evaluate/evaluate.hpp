// SPDX-License-Identifier: Apache-2.0
// How good a correction is: pages against their truth, one by one and summed up.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/bootstrap.hpp"
#include "evaluate/calibration.hpp"
#include "evaluate/claims.hpp"
#include "evaluate/error_rate.hpp"
#include "evaluate/page_set.hpp"

namespace chamra::evaluate {

struct Options {
  SetPaths paths;
  std::string corrections;  // JSON Lines file; empty: none
  bool raw = false;         // compare letters as they are written
  double threshold = .9;    // confidence from which corrections are applied
  unsigned jobs = 1;
};

/// Annotated spans of one reason.
struct SpanCount {
  std::size_t all = 0, fixed = 0, wrong = 0, kept = 0;
  SpanCount& operator+=(const SpanCount& other);
};
using SpansByReason = std::array<SpanCount, reason_count>;

/// All counts of one page; nothing that needs a division.
struct PageResult {
  std::string name;
  bool annotated = false, partial = false;
  ErrorCount letters, clusters;
  Harm harm;  // zero where partial
  SpansByReason spans{};
  ClaimScore claims;
};

/// What was measured beside the error rates.
struct Measured {
  bool fixed = false, spans = false, claims = false, raw = false;
};

struct Evaluation {
  Measured measured;
  double threshold = 0;
  std::vector<PageResult> pages;   // by name
  std::vector<Error> troubles;     // pages left out
  std::vector<std::string> notes;  // for people; no trouble
};

/// The figures over all pages.
struct Summary {
  RateSummary letters, clusters;
  std::optional<Interval> letters_improvement, clusters_improvement;
  Harm harm;
  std::size_t better = 0, worse = 0, same = 0, partial = 0;
  SpansByReason spans{};
  Detection detection;
  CandidatesByReason candidates{};
  Reliability reliability;
};

/// Errors: nothing can be measured at all; see find_pages and parse_corrections.
Result<Evaluation> evaluate(const Options& options);

[[nodiscard]] Summary summarize(const Evaluation& evaluation);

/// Bounds in shares of 1. What is not defined for want of errors meets its bound only when no error
/// was added.
struct Bounds {
  std::optional<double> min_improvement, max_harm;
};
/// The bounds that were missed, in words; empty when all are met.
[[nodiscard]] std::vector<std::string> missed(const Summary& summary, const Bounds& bounds);

}  // namespace chamra::evaluate
