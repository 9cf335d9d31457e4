// SPDX-License-Identifier: Apache-2.0
#include "confidence/confidence_trainer.hpp"

#include <algorithm>

namespace chamra {
namespace {

template <class Features>
Judged judged(const Features& features, bool is_so) {
  return {{features.begin(), features.end()}, is_so};
}

/// Leaves `weights` as they are where nothing is judged.
template <class Weights>
void train(const std::vector<JudgedPages>& pages, JudgedSet JudgedPages::*of, Weights& weights) {
  std::vector<JudgedSet> sets;
  for (const JudgedPages& set : pages) sets.push_back(set.*of);
  std::ranges::copy(train_logistic(sets), weights.begin());
}

}  // namespace

void JudgedPages::add(const Evidence& evidence, bool right, bool wrong) {
  if (evidence.lao > 0) {
    lao_changes.push_back(judged(lao_features_of(evidence), right));
    lao_places.push_back(judged(lao_features_of(evidence), wrong));
  } else {
    changes.push_back(judged(features_of(evidence), right));
    places.push_back(judged(features_of(evidence), wrong));
  }
}

void JudgedPages::add(const WordEvidence& evidence, bool wrong) {
  words.push_back(judged(features_of(evidence), wrong));
}

ConfidenceModel train_confidence(const std::vector<JudgedPages>& sets) {
  ConfidenceWeights weights = ConfidenceModel().weights();
  train(sets, &JudgedPages::changes, weights.change);
  train(sets, &JudgedPages::places, weights.place);
  train(sets, &JudgedPages::lao_changes, weights.lao_change);
  train(sets, &JudgedPages::lao_places, weights.lao_place);
  train(sets, &JudgedPages::words, weights.word);
  return ConfidenceModel(weights);
}

}  // namespace chamra
