// SPDX-License-Identifier: Apache-2.0
// A file gets its new bytes: in one step, after the ledger has heard of it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "chamra-apply/page_file.hpp"
#include "common/ledger_log.hpp"

namespace chamra::cli {

/// `name`: of the file in the ledger. `target`: what gets the bytes of `page` with `changes` made;
/// its mode, and in place its owner, are those of the page.
struct Rewrite {
  std::string name, target;
  const PageFile& page;
  std::vector<Change> changes;
  bool in_place = true;
};

/// An objection to the state that the file would get; Done when there is none.
using Approve = std::function<Outcome(const LedgerEvent& event)>;

/// Errors: not written, in the ledger or in its place; bytes that changed meanwhile; `approve`'s.
/// The file then is as it was.
Outcome rewrite(Rewrite work, LedgerLog& log, const Approve& approve = {});

}  // namespace chamra::cli
