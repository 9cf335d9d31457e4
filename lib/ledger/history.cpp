// SPDX-License-Identifier: Apache-2.0
#include "ledger/history.hpp"

#include <utility>

namespace chamra {

const FileState& History::state(std::size_t number) const {
  return number == 0 ? events_.front().old_state : events_[number - 1].new_state;
}

std::optional<std::size_t> History::state_with(const std::string& sha256) const {
  for (std::size_t number = states(); number-- > 0;)
    if (state(number).sha256 == sha256) return number;
  return std::nullopt;
}

bool History::stand_on(const std::string& sha256) {
  const auto found = state_with(sha256);
  if (found) events_.resize(*found);
  return found.has_value();
}

void History::add(LedgerEvent event) {
  if (!stand_on(event.old_state.sha256)) events_.clear();
  events_.push_back(std::move(event));
}

Pieces History::since(std::size_t number) const {
  Pieces pieces(state(number).bytes);
  for (std::size_t k = number; k < events_.size(); ++k) pieces.add(events_[k]);
  return pieces;
}

}  // namespace chamra
