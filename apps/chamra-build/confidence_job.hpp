// SPDX-License-Identifier: Apache-2.0
// How far to trust corrections, learnt from pages with their truth.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "common/console.hpp"

namespace chamra::cli {

/// `sets`: folder with ocr/ and truth/, and perhaps spans/ and partial.txt, each with a corrections
/// file that tells its evidence. Pages that have no corrections count for nothing.
struct ConfidenceOptions {
  std::vector<std::pair<std::string, std::string>> sets;
  std::string output;
};

/// Gives the exit code; trouble is told on the console, and then nothing is written.
int learn_confidence(const ConfidenceOptions& options, Console& console);

}  // namespace chamra::cli
