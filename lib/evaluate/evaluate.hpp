// SPDX-License-Identifier: Apache-2.0
// How good a correction is: pages against their truth, one by one. Summing up: summary.hpp.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "edits/policy.hpp"
#include "evaluate/page_judge.hpp"
#include "evaluate/page_set.hpp"

namespace chamra::evaluate {

struct Options {
  SetPaths paths;
  std::string corrections;                     // JSON Lines file; empty: none
  bool raw = false;                            // compare letters as they are written
  double threshold = Policy().min_confidence;  // from which corrections are applied
  unsigned jobs = 1;
  Segmenter segmenter;          // empty: words are not measured
  std::size_t shown_lines = 0;  // pieces to show side by side, for each turn
};

/// What was measured beside the error rates. `segmenter`: its name, empty for none.
struct Measured {
  bool fixed = false, spans = false, claims = false, raw = false;
  std::string segmenter;
};

struct Evaluation {
  Measured measured;
  double threshold = 0;
  std::size_t shown_lines = 0;
  std::vector<PageResult> pages;   // by name
  std::vector<Error> troubles;     // pages left out
  std::vector<std::string> notes;  // for people; no trouble
};

/// Errors: nothing can be measured at all; see find_pages and parse_corrections.
Result<Evaluation> evaluate(const Options& options);

}  // namespace chamra::evaluate
