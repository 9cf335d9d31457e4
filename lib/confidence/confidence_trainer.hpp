// SPDX-License-Identifier: Apache-2.0
// Learns how far to trust what speaks for a change or against a word, from what was held against
// the truth.
#pragma once

#include <vector>

#include "confidence/confidence_model.hpp"
#include "confidence/logistic.hpp"

namespace chamra {

/// What pages of one kind have shown: changes that are right or not, words left that are wrong or
/// not.
struct JudgedPages {
  JudgedSet changes, words;

  void add(const Evidence& evidence, bool right);
  void add(const WordEvidence& evidence, bool wrong);
};

/// Where nothing is judged, the posterior is taken at its word, and words that are left for right.
/// Cost: as of train_logistic.
[[nodiscard]] ConfidenceModel train_confidence(const std::vector<JudgedPages>& sets);

}  // namespace chamra
