// SPDX-License-Identifier: Apache-2.0
// Learns how far to trust what speaks for a change, from changes that were held against the truth.
#pragma once

#include <vector>

#include "confidence/confidence_model.hpp"

namespace chamra {

/// `right`: the page with the change reads there as its truth.
struct JudgedChange {
  Evidence evidence;
  bool right = false;
};

/// The changes of pages of one kind. A set weighs as the square root of its changes: a large one
/// must not speak for all.
using JudgedSet = std::vector<JudgedChange>;

/// The likeliest weights, with a penalty on their squares (features brought to one scale first).
/// Deterministic. Empty sets count nothing; without any change the posterior is taken at its word.
/// Cost: 25 rounds over all changes. Source: Bishop 2006, section 4.3.3 (Newton-Raphson).
[[nodiscard]] ConfidenceModel train_confidence(const std::vector<JudgedSet>& sets);

}  // namespace chamra
