// SPDX-License-Identifier: Apache-2.0
// chamra-apply --undo: what a ledger says was made is taken back, all of it or some.
#pragma once

#include <string>

#include "common/console.hpp"
#include "ledger/undo_plan.hpp"

namespace chamra::cli {

/// `pages`: the folder that the ledger is of; empty: the one that it lies in.
struct UndoOptions {
  std::string ledger, pages;
  UndoWish wish;
};

/// The exit code.
int undo(const UndoOptions& options, Console& console);

}  // namespace chamra::cli
