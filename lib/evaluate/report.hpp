// SPDX-License-Identifier: Apache-2.0
// An evaluation for people (text; a page for a browser) and for programs (JSON).
#pragma once

#include <string>

#include "evaluate/evaluate.hpp"
#include "evaluate/summary.hpp"

namespace chamra::evaluate {

/// Tables; `per_page` adds a line for each page.
[[nodiscard]] std::string text_report(const Evaluation& evaluation, const Summary& summary,
                                      bool per_page);

/// One object, schema "chamra.evaluation/1"; shares of 1, null where not defined; all pages.
[[nodiscard]] std::string json_report(const Evaluation& evaluation, const Summary& summary);

/// One page that needs nothing else: tables, plots, confusions, lines side by side. What comes from
/// the pages is escaped, and a policy in its head forbids scripts and anything from outside.
[[nodiscard]] std::string html_report(const Evaluation& evaluation, const Summary& summary);

}  // namespace chamra::evaluate
