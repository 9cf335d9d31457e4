// SPDX-License-Identifier: Apache-2.0
// The whole work of chamra-garble: read clean pages, garble them, write them and the way back.
#pragma once

#include <optional>
#include <string>

#include "common/console.hpp"
#include "common/input.hpp"
#include "simulate/garble.hpp"

namespace chamra::cli {

/// Rates are percents; what is not given is the profile's own.
struct GarbleOptions {
  InputOptions input;
  std::string encoding;               // of the input; empty: UTF-8
  std::string profile = "tesseract";  // a name, or a file ending in .tsv
  std::string dictionaries, output, corrections;
  std::uint64_t seed = 1;
  bool overwrite = false;  // pages that lie in the output already and differ
  std::optional<double> cer, lao_runs, intrusions, wrong_words, repetition, steady;
};

int garble_pages(const GarbleOptions& options, Console& console);

}  // namespace chamra::cli
