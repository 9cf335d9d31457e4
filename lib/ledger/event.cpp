// SPDX-License-Identifier: Apache-2.0
#include "ledger/event.hpp"

namespace chamra {

std::string_view name_of(Action action) { return action == Action::Apply ? "apply" : "undo"; }

void NewPlaces::give(Change& change) {
  change.new_span.begin = change.span.begin + shift_;
  change.new_span.end = change.new_span.begin + change.after.size();
  shift_ += change.after.size() - change.before.size();
}

}  // namespace chamra
