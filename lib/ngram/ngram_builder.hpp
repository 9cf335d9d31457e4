// SPDX-License-Identifier: Apache-2.0
// Makes the tables of an NgramModel from counts.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/container.hpp"
#include "ngram/ngram_model.hpp"

namespace chamra {

/// One counted n-gram, oldest token first. Counts may be weighted sums and need not be whole.
struct NgramCount {
  std::array<std::uint32_t, longest_ngram> tokens{};
  float count = 0;
};

struct NgramCounts {
  std::vector<double> unigram_probs;   // by token; must sum to about 1, none may be 0
  std::vector<double> unigram_counts;  // by token: how often it is a context
  std::array<std::vector<NgramCount>, longest_ngram + 1>
      orders;  // [2] and up, distinct; contexts must be counted too
};

/// `discount` is taken off every count; what it frees, and what pruning took, goes to the shorter
/// context. Time and memory linear in the counts.
void write_ngrams(ContainerWriter& out, const std::string& prefix, NgramCounts counts,
                  double discount);

}  // namespace chamra
