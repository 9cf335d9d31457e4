// SPDX-License-Identifier: Apache-2.0
// chamra-apply: what was accepted, or is sure enough, is made in the files that a corrections file
// names.
#pragma once

#include <string>

#include "common/console.hpp"
#include "edits/policy.hpp"

namespace chamra::cli {

/// `corrections`: "-" for standard input. `pages`: the folder that names in it are relative to.
/// Without `output` and `in_place` the pages go to standard output, one after the other, and there
/// is no ledger.
struct ApplyOptions {
  std::string corrections, pages, output, ledger;
  bool in_place = false;
  Policy policy;
  [[nodiscard]] bool is_stream() const { return !in_place && output.empty(); }
};

/// The exit code.
int apply(const ApplyOptions& options, Console& console);

}  // namespace chamra::cli
