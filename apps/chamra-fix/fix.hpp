// SPDX-License-Identifier: Apache-2.0
// chamra-fix: corrections found and applied in one pass, with a record of what was done.
#pragma once

#include <string>

#include "common/common_options.hpp"
#include "common/console.hpp"

namespace chamra::cli {

struct FixOptions {
  CommonOptions common;
  std::string corrections;  // where the record goes; empty: nowhere
  std::string ledger;       // empty: chamra-ledger.jsonl in the folder that is written
  bool in_place = false, resume = false;
};

/// The exit code. Inputs are never written over unless `in_place`.
int fix(const Knowledge& knowledge, const FixOptions& options, Console& console);

}  // namespace chamra::cli
