// SPDX-License-Identifier: Apache-2.0
// Logistic regression: a probability from weighed figures, and weights from what proved to be so.
// Source: Bishop 2006, sections 4.3.2 and 4.3.3 (Newton-Raphson).
#pragma once

#include <span>
#include <vector>

namespace chamra {

/// 1 / (1 + exp(-x)) of the sum of `features`, each times its weight; as many of both.
[[nodiscard]] double logistic(std::span<const double> weights, std::span<const double> features);

/// The first feature is always 1.
struct Judged {
  std::vector<double> features;
  bool is_so = false;
};

/// What is judged on pages of one kind. A set weighs as the square root of its size: a large one
/// must not speak for all.
using JudgedSet = std::vector<Judged>;

/// The likeliest weights, with a penalty on their squares (features brought to one scale first).
/// Deterministic. All must have the same number of features. Nothing judged: no weights.
/// Cost: some ten rounds over all that is judged.
[[nodiscard]] std::vector<double> train_logistic(const std::vector<JudgedSet>& sets);

}  // namespace chamra
