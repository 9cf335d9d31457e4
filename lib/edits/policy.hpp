// SPDX-License-Identifier: Apache-2.0
// Which corrections are made: the one place where a threshold and a person's word are weighed.
#pragma once

#include <vector>

#include "edits/edit.hpp"

namespace chamra {

/// `only_accepted`: proposals stay proposals however sure. `reasons`: none means all.
struct Policy {
  double min_confidence = 0.68;
  bool only_accepted = false;
  std::vector<Reason> reasons = {};
};

/// Whether `edit` is made under `policy`: what a person accepted, whatever its confidence; of the
/// proposals, `encoding` repairs other than NBSP and zero-width letters, and corrections at or
/// above `min_confidence`. Never one that was rejected or is applied already, nor a suspicion.
[[nodiscard]] bool applies(const Edit& edit, const Policy& policy);

}  // namespace chamra
