// SPDX-License-Identifier: Apache-2.0
#include "review/verdicts.hpp"

#include <optional>
#include <utility>

namespace chamra {
namespace {

/// The decisions on one file by the place where each stands in it now.
std::map<std::pair<std::uint64_t, std::string>, const Decision*> places_of(
    const std::vector<const Decision*>& decisions, const ReviewFile& file) {
  std::map<std::pair<std::uint64_t, std::string>, const Decision*> places;
  for (const Decision* decision : decisions) {
    const auto span = file.page ? find_again(*decision, *file.page)
                                : std::optional<ByteSpan>(decision->edit.span);
    if (span) places[{span->begin, decision->edit.before}] = decision;
  }
  return places;
}

/// A place where one reading was refused may still be offered another.
bool concerns(const Decision& decision, const Edit& edit) {
  return decision.edit.status == Status::Accepted || decision.edit.after == edit.after;
}

}  // namespace

Verdicts::Verdicts(std::vector<Decision> decisions) : decisions_(std::move(decisions)) {
  for (const Decision& decision : decisions_) {
    by_file_[decision.file].push_back(&decision);
    if (decision.scope == Scope::Form)
      by_form_[{decision.edit.before, decision.edit.after}] = &decision;
  }
}

void Verdicts::lay_on(ReviewFile& file) {
  const auto own = by_file_.find(file.end.file);
  const auto places =
      places_of(own == by_file_.end() ? std::vector<const Decision*>() : own->second, file);
  for (ReviewedEdit& reviewed : file.edits) {
    const Edit& edit = reviewed.edit;
    const auto place = places.find({edit.span.begin, edit.before});
    const auto form = by_form_.find({edit.before, edit.after});
    const bool here = place != places.end() && concerns(*place->second, edit);
    if (!here && form == by_form_.end()) continue;
    const Decision* verdict = here ? place->second : form->second;
    reviewed.verdict = *verdict;
    used_.insert(verdict);
  }
}

}  // namespace chamra
