// SPDX-License-Identifier: Apache-2.0
// The whole work of a tool that lists edits: find them in all inputs and write them down.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "common/common_options.hpp"
#include "common/console.hpp"

namespace chamra::cli {

/// How a tool shows an edit; nothing to leave it out.
using Shown = std::function<std::optional<Edit>(Edit edit)>;

struct ListOutcome {
  int exit_code = 0;
  std::uint64_t listed = 0;
};

ListOutcome list_edits(const Knowledge& knowledge, const CommonOptions& options, Console& console,
                       const Shown& shown);

}  // namespace chamra::cli
