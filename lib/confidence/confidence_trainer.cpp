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

}  // namespace

void JudgedPages::add(const Evidence& evidence, bool right) {
  changes.push_back(judged(evidence, right));
}

void JudgedPages::add(const WordEvidence& evidence, bool wrong) {
  words.push_back(judged(evidence, wrong));
}

ConfidenceModel train_confidence(const std::vector<JudgedPages>& sets) {
  std::vector<JudgedSet> changes, words;
  for (const JudgedPages& set : sets) {
    changes.push_back(set.changes);
    words.push_back(set.words);
  }
  ConfidenceModel model;
  Features weights = model.weights();
  WordFeatures word_weights = model.word_weights();
  std::ranges::copy(train_logistic(changes), weights.begin());
  std::ranges::copy(train_logistic(words), word_weights.begin());
  return {weights, word_weights};
}

}  // namespace chamra
