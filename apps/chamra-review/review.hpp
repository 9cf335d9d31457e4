// SPDX-License-Identifier: Apache-2.0
// chamra-review after its command line: corrections with their pages, or two versions of pages,
// shown as asked.
#pragma once

#include "chamra-review/options.hpp"
#include "common/console.hpp"

namespace chamra::cli {

/// The exit code of the run.
int review(const ReviewOptions& options, Console& console);

}  // namespace chamra::cli
