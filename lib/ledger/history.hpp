// SPDX-License-Identifier: Apache-2.0
// What became of one file, run by run, as far as its bytes bear it out.
//
//   state 0 --event--> state 1 --event--> state 2          states are told apart by SHA-256
//
// An event stands on the last state that has its old SHA-256; what came after that state is over: a
// run was killed before the file got its bytes, or the page was made anew from its source. An event
// that stands on no state begins a new history.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ledger/event.hpp"
#include "ledger/pieces.hpp"

namespace chamra {

class History {
 public:
  void add(LedgerEvent event);

  /// Goes back to the last state with that SHA-256; false, and nothing is changed, when there is
  /// none.
  bool stand_on(const std::string& sha256);

  /// 0 without events: nothing is known then; else events + 1. The last is the present one.
  [[nodiscard]] std::size_t states() const { return events_.empty() ? 0 : events_.size() + 1; }
  [[nodiscard]] const FileState& state(std::size_t number) const;
  /// The last state with that SHA-256.
  [[nodiscard]] std::optional<std::size_t> state_with(const std::string& sha256) const;

  /// What the present text is made of, seen from a state; lives no longer than this history.
  [[nodiscard]] Pieces since(std::size_t state) const;

 private:
  std::vector<LedgerEvent> events_;
};

}  // namespace chamra
