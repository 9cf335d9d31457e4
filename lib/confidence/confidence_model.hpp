// SPDX-License-Identifier: Apache-2.0
// How likely a change is to be right, by what speaks for it: logistic regression, learnt from pages
// with their truth. Paths of a lattice alone are over-sure where the truth is not among them.
// Source: Platt 1999 (posteriors calibrated on held-out data); Bishop 2006, section 4.3.2.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "confidence/evidence.hpp"

namespace chamra {

/// What is weighed, functions of the evidence:
///   always            1
///   odds              logarithm of the posterior's odds, as if it were from 0.001 to 0.999
///   channel           nats, in Thai letters; 0 in Lao ones
///   channel-lao       nats, in Lao letters; 0 in Thai ones
///   channel-a-letter  nats by letters meant, of which there are at least 3
///   the others        as they are in Evidence
inline constexpr std::array<std::string_view, 10> feature_names = {
    "always",   "odds",     "channel", "channel-lao", "channel-a-letter",
    "language", "unlikely", "known",   "lao",         "sara-am"};
using Features = std::array<double, feature_names.size()>;
[[nodiscard]] Features features_of(const Evidence& evidence);

class ConfidenceModel {
 public:
  /// Takes the posterior at its word.
  ConfidenceModel();
  explicit ConfidenceModel(const Features& weights) : weights_(weights) {}

  /// A table of features and weights; what it does not name weighs 0. Errors: not readable; a
  /// feature this program does not know; a weight that is no number.
  static Result<ConfidenceModel> load(const std::string& path);
  /// The table that load reads; weights have five digits there.
  [[nodiscard]] std::string table() const;

  /// Probability that the change is right.
  [[nodiscard]] double operator()(const Evidence& evidence) const;

  /// Another number for other weights, the same on every machine.
  [[nodiscard]] std::uint64_t stamp() const;

 private:
  Features weights_{};  // what one unit of each feature adds to the log odds
};

}  // namespace chamra
