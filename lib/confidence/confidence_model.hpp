// SPDX-License-Identifier: Apache-2.0
// How likely a change is to be right, by what speaks for it, and how likely a word that is left is
// to be wrong: learnt from pages with their truth. Paths of a lattice alone are over-sure where the
// truth is not among them.
// Source: Platt 1999 (posteriors calibrated on held-out data).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "confidence/evidence.hpp"

namespace chamra {

/// What is weighed, functions of the evidence of a change. The first is always 1.
inline constexpr std::array<std::string_view, 10> feature_names = {
    "always",   "odds",  "channel", "channel-a-letter", "language",
    "unlikely", "known", "sara-am", "around",           "language-beside"};
using Features = std::array<double, feature_names.size()>;
[[nodiscard]] Features features_of(const Evidence& evidence);

/// The same of a change of a run of Lao letters. They are wrong wherever they stand, so that what
/// is around tells nothing; but where one word ends and the next begins is a guess, so that the
/// words next to it tell something.
inline constexpr std::array<std::string_view, 7> lao_feature_names = {
    "lao-always",           "lao-odds",
    "lao-channel-a-letter", "lao-language-a-letter",
    "lao-letters",          "lao-language-beside",
    "lao-channel-beside"};
using LaoFeatures = std::array<double, lao_feature_names.size()>;
[[nodiscard]] LaoFeatures lao_features_of(const Evidence& evidence);

/// The same of a word that is left.
inline constexpr std::array<std::string_view, 12> word_feature_names = {
    "left-always",       "left-unknown", "left-odds",   "left-misfit",
    "left-unknown-cost", "left-letters", "left-beside", "left-before",
    "left-behind",       "left-around",  "left-fit",    "left-near"};
using WordFeatures = std::array<double, word_feature_names.size()>;
[[nodiscard]] WordFeatures features_of(const WordEvidence& evidence);

/// What is learnt, by feature. In a table the names of `place` and `lao_place` begin with "place-".
struct ConfidenceWeights {
  Features change{};         // for a change to be right
  Features place{};          // for its place to have an error, whatever was meant
  LaoFeatures lao_change{};  // the same of runs of Lao letters
  LaoFeatures lao_place{};
  WordFeatures word{};  // for a word that is left to be wrong
};

class ConfidenceModel {
 public:
  /// Takes the posterior at its word, the place of any change for likely wrong, and no word that is
  /// left.
  ConfidenceModel();
  explicit ConfidenceModel(const ConfidenceWeights& weights) : weights_(weights) {}

  /// A table of features and weights. Features it does not name weigh nothing; where it names none
  /// of places, of Lao letters, or of words that are left, those are taken as without a table.
  /// Errors: not readable; a feature this program does not know; a weight that is no number.
  static Result<ConfidenceModel> load(const std::string& path);
  [[nodiscard]] std::string table() const;

  /// Probability that the change is right.
  [[nodiscard]] double operator()(const Evidence& evidence) const;
  /// Probability that something is wrong where the change is, be it that or not.
  [[nodiscard]] double of_place(const Evidence& evidence) const;
  /// Probability that the word is wrong.
  [[nodiscard]] double operator()(const WordEvidence& evidence) const;

  [[nodiscard]] const ConfidenceWeights& weights() const { return weights_; }
  /// Are all weights numbers? Not where they were learnt from figures that overflow.
  [[nodiscard]] bool is_finite() const;
  [[nodiscard]] std::uint64_t stamp() const;

 private:
  ConfidenceWeights weights_;
};

}  // namespace chamra
