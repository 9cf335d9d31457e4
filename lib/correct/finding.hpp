// SPDX-License-Identifier: Apache-2.0
// A correction or suspicion on its way to a confidence.
#pragma once

#include <optional>
#include <vector>

#include "confidence/confidence_model.hpp"
#include "edits/edit.hpp"

namespace chamra {

constexpr double least_suspicion = 0.25;  // nothing is said of places less likely wrong than this

/// Where to look for what else the place of a finding may read: nowhere, among the paths that the
/// best was chosen from, or by a search of its own, which also tells what is one misreading.
enum class Rivals { Unsought, OfLattice, Sought };

/// `evidence`: none where the confidence stands already.
struct Finding {
  Edit edit;
  std::optional<Evidence> evidence;
};

/// Gives each change that has evidence its confidence, by `model`, and its candidates, whose order
/// stays, their share of what is left.
///
/// What is hardly ever right becomes a suspicion with candidates, or nothing. Words of a run of Lao
/// letters stand or fall together: that none of its letters is right is sure, and a run that is
/// read back in parts is no text at all. All get the mean of its letters.
///
/// `findings` are in the order of the page and do not overlap. Time linear in them.
void weigh(std::vector<Finding>& findings, const ConfidenceModel& model);

}  // namespace chamra
