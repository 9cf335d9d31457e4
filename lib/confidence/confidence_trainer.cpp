// SPDX-License-Identifier: Apache-2.0
#include "confidence/confidence_trainer.hpp"

#include <algorithm>

namespace chamra {
namespace {

template <class Evidence>
Judged judged(const Evidence& evidence, bool is_so) {
  const auto features = features_of(evidence);
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
  changes.push_back(judged(evidence, right));
  places.push_back(judged(evidence, wrong));
}

void JudgedPages::add(const WordEvidence& evidence, bool wrong) {
  words.push_back(judged(evidence, wrong));
}

ConfidenceModel train_confidence(const std::vector<JudgedPages>& sets) {
  ConfidenceWeights weights = ConfidenceModel().weights();
  train(sets, &JudgedPages::changes, weights.change);
  train(sets, &JudgedPages::places, weights.place);
  train(sets, &JudgedPages::words, weights.word);
  return ConfidenceModel(weights);
}

}  // namespace chamra
