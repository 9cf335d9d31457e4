// SPDX-License-Identifier: Apache-2.0
// Everything that is measured of one page.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "edits/edit.hpp"
#include "evaluate/canonical.hpp"
#include "evaluate/claim_score.hpp"
#include "evaluate/confusions.hpp"
#include "evaluate/error_rate.hpp"
#include "evaluate/page_set.hpp"
#include "evaluate/segmenter.hpp"
#include "evaluate/side_by_side.hpp"
#include "evaluate/token_score.hpp"

namespace chamra::evaluate {

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
  ErrorCount words;    // zero without a segmenter
  ErrorCount written;  // code points, nothing folded
  Kept kept;
  Harm harm;  // zero where partial
  SpansByReason spans{};
  ClaimScore claims;
  TokenScore tokens;  // zero without a segmenter
  ConfusionCounts confusions;
  ShownLines lines;
};

/// How pages are judged. `segmenter` may be empty; `shown_lines`: for each turn of each page.
struct Judging {
  Fold fold = canonical;
  Segmenter segmenter;
  std::size_t shown_lines = 0;
};

/// `edits`: null where no corrections were given. Errors: a file that cannot be read; an annotation
/// or corrections that do not fit the page.
Result<PageResult> judge_page(const PageFiles& files, const std::vector<Edit>* edits,
                              const Judging& judging);

}  // namespace chamra::evaluate
