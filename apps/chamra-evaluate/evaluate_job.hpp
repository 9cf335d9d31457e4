// SPDX-License-Identifier: Apache-2.0
// The whole work of chamra-evaluate: measure, write the report, hold it against bounds.
#pragma once

#include <string>

#include "common/console.hpp"
#include "correct/knowledge.hpp"
#include "evaluate/evaluate.hpp"

namespace chamra::cli {

enum class ReportFormat { Text, Json, Html };
enum class Yardstick { None, Spans, Pairs };

struct EvaluateOptions {
  evaluate::Options evaluate;
  ReportFormat format = ReportFormat::Text;
  Yardstick yardstick = Yardstick::None;
  std::string output;        // empty: standard output
  std::string dictionaries;  // empty: where they are installed
  bool no_words = false, per_page = false, check = false;
  double min_improvement = 0, max_harm = 100;  // percent
};

/// Pieces shown side by side in a page for the browser, for each turn.
inline constexpr std::size_t shown_lines = 60;

/// Gives the exit code: 1 when --check found a bound missed.
int evaluate_pages(const EvaluateOptions& options, Console& console);

}  // namespace chamra::cli
