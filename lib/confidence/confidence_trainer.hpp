// SPDX-License-Identifier: Apache-2.0
// Learns how far to trust what speaks for a change or against a word, from what was held against
// the truth.
#pragma once

#include <vector>

#include "confidence/confidence_model.hpp"
#include "confidence/logistic.hpp"

namespace chamra {

/// What pages of one kind have shown: changes that are right or not, their places that have an
/// error or not, runs of Lao letters apart; words left that are wrong or not.
struct JudgedPages {
  JudgedSet changes, places, lao_changes, lao_places, words;

  /// `wrong`: whether there is an error where the change is.
  void add(const Evidence& evidence, bool right, bool wrong);
  void add(const WordEvidence& evidence, bool wrong);
};

/// Of what nothing is judged, the model stays as it is without a table.
/// Cost: as of train_logistic.
[[nodiscard]] ConfidenceModel train_confidence(const std::vector<JudgedPages>& sets);

}  // namespace chamra
