// SPDX-License-Identifier: Apache-2.0
#include "ledger/undo_plan.hpp"

namespace chamra {
namespace {

std::vector<Pieces::Standing> wanted(const History& history, const UndoWish& wish) {
  if (history.states() == 0) return {};
  auto standing = history.since(0).standing();
  std::erase_if(standing, [&](const auto& one) { return !wish.wants(one.change->id); });
  return standing;
}

}  // namespace

std::vector<Change> next_undo(const History& history, const UndoWish& wish) {
  std::vector<Change> out;
  for (const auto& [made, span, replaced] : wanted(history, wish)) {
    static_cast<void>(replaced);
    if (span) out.push_back({Action::Undo, made->id, *span, {}, made->after, made->before});
  }
  return out;
}

std::vector<std::string> covered_wishes(const History& history, const UndoWish& wish) {
  std::vector<std::string> out;
  for (const auto& standing : wanted(history, wish))
    if (!standing.span) out.push_back(standing.change->id);
  return out;
}

}  // namespace chamra
