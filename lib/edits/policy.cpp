// SPDX-License-Identifier: Apache-2.0
#include "edits/policy.hpp"

#include <algorithm>

namespace chamra {
namespace {

bool is_asked_for(Reason reason, const std::vector<Reason>& reasons) {
  return reasons.empty() || std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

bool is_sure(const Edit& edit, const Policy& policy) {
  if (edit.reason == Reason::Encoding) return edit.confidence >= 1;
  return edit.confidence >= policy.min_confidence;
}

}  // namespace

bool applies(const Edit& edit, const Policy& policy) {
  if (!edit.after || !is_asked_for(edit.reason, policy.reasons)) return false;
  if (edit.status == Status::Accepted) return true;
  return edit.status == Status::Proposed && !policy.only_accepted && is_sure(edit, policy);
}

}  // namespace chamra
