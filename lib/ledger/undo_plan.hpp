// SPDX-License-Identifier: Apache-2.0
// Which corrections of a file can be taken back, and in which steps.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ledger/history.hpp"

namespace chamra {

/// Corrections wanted back: all, or those of some ids.
struct UndoWish {
  bool all = true;
  std::set<std::string> ids;
  [[nodiscard]] bool wants(const std::string& id) const { return all || ids.contains(id); }
};

/// What is taken back in one step, in order, without places in the new file. Empty when nothing
/// that is wanted is intact. What lies under it comes free for the next step.
[[nodiscard]] std::vector<Change> next_undo(const History& history, const UndoWish& wish);

/// Ids that are wanted and in force, but have been changed since by corrections that are not
/// wanted.
[[nodiscard]] std::vector<std::string> covered_wishes(const History& history, const UndoWish& wish);

}  // namespace chamra
