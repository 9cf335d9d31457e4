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

/// Sorts n-grams and adds up those that came several times. A triple is kept only where its pairs
/// are, as tables of words promise.
void put_in_order(NgramCounts& counts);

/// How much counts are believed. `discount` is taken off every count; of what is left the share
/// `trust` is kept, since pages are not of the kind the counts are from. What that frees, and what
/// pruning took, goes to the shorter context.
struct Smoothing {
  double discount = 0.75, trust = 1;
};

/// What one kind of text has counted; `unigram_probs` are not asked for.
struct NgramSource {
  NgramCounts counts;
  Smoothing smoothing;
};

/// Time and memory linear in the counts.
void write_ngrams(ContainerWriter& out, const std::string& prefix, NgramCounts counts,
                  Smoothing smoothing);

/// The sources in one model, each by its own frequencies: however large a source is, it has the
/// share `trust` in what follows a context; together no more than 1. Where a source does not know a
/// context its share goes to the shorter one. Source: Jelinek & Mercer 1980 (linear interpolation).
void write_ngrams(ContainerWriter& out, const std::string& prefix,
                  const std::vector<double>& unigram_probs, std::vector<NgramSource> sources);

}  // namespace chamra
