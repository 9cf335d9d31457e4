// SPDX-License-Identifier: Apache-2.0
// The figures of two older scoring programs, line for line, so that their tables can be continued.
//
// They fold less than canonical.hpp does (no NFC, no mark order, no tone between nikhahit and sara
// aa) and take every corrected page that is missing for an unchanged one.
#pragma once

#include <string>

#include "evaluate/page_set.hpp"

namespace chamra::evaluate {

/// The lines to print, and the pages that could not be scored.
struct Figures {
  std::string text;
  std::vector<Error> troubles;
};

/// Spans by class, false changes, detection by change, error rate without unreadable spans. Only
/// annotated pages count; their truth is read off the annotation.
Result<Figures> yardstick_spans(const SetPaths& paths);

/// Error rate without white space, letters healed and broken, pages better and worse.
Result<Figures> yardstick_pairs(const SetPaths& paths);

}  // namespace chamra::evaluate
