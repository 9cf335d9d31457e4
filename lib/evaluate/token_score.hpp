// SPDX-License-Identifier: Apache-2.0
// Figures in the manner of the ICDAR 2019 competition on post-OCR correction (Rigaud, Doucet,
// Coustaty & Moreux 2019): which words are wrong, and how far are the weighted readings from the
// truth.
//
// Three things differ, since Thai has no blanks between words: words are those of a segmenter; the
// second figure goes by corrections and not by blanks; the distance is Levenshtein's. Figures are
// comparable among themselves, loosely with the competition's.
#pragma once

#include "evaluate/claim_map.hpp"
#include "evaluate/detection.hpp"
#include "evaluate/segmenter.hpp"

namespace chamra::evaluate {

struct TokenScore {
  /// Words of the OCR page: changed by a correction or touched by a suspicion; differing from the
  /// truth. A letter missing between
  /// two words is missing in the first.
  Detection tokens;
  /// Letters between the page and its truth: as OCR had it, and with the up to six candidates of
  /// each correction, weighted by their confidences (scaled to a sum of 1).
  double before = 0, after = 0;

  TokenScore& operator+=(const TokenScore& other);
  /// (before - after) / before; none without errors.
  [[nodiscard]] std::optional<double> improvement() const;
};

[[nodiscard]] TokenScore score_tokens(const ClaimMap& map, const Segmenter& segmenter);

}  // namespace chamra::evaluate
