// SPDX-License-Identifier: Apache-2.0
#include "correct/rejections.hpp"

#include <algorithm>

namespace chamra {
namespace {

/// One ends as the other does: windows are cut where the page goes on.
bool end_alike(std::string_view a, std::string_view b) {
  return a.size() < b.size() ? b.ends_with(a) : a.ends_with(b);
}
bool begin_alike(std::string_view a, std::string_view b) {
  return a.size() < b.size() ? b.starts_with(a) : a.starts_with(b);
}

}  // namespace

Rejections::Rejections(const std::vector<Decision>& decisions) {
  for (const Decision& decision : decisions) {
    const Edit& edit = decision.edit;
    if (edit.status != Status::Rejected) continue;
    Form form{edit.before, edit.after.value_or("")};
    const bool placeless = decision.left.empty() && decision.right.empty();
    if (decision.scope == Scope::Form || placeless) {
      forms_.insert(std::move(form));
    } else {
      places_[std::move(form)].push_back({decision.left, decision.right});
    }
  }
}

bool Rejections::holds(const Edit& edit, std::string_view window) const {
  const Form form{edit.before, edit.after.value_or("")};
  if (forms_.contains(form)) return true;
  const auto found = places_.find(form);
  if (found == places_.end()) return false;
  const Neighbours here = neighbours_of(window, edit.span);
  return std::any_of(found->second.begin(), found->second.end(), [&](const Neighbours& rejected) {
    return end_alike(rejected.left, here.left) && begin_alike(rejected.right, here.right);
  });
}

}  // namespace chamra
