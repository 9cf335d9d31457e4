// SPDX-License-Identifier: Apache-2.0
#include "ngram/ngram_builder.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace chamra {
namespace {

constexpr double least_prob = 1e-13;  // what 16 bits of 1/1000 nat can hold

std::int16_t quantised(double log_prob) {
  return static_cast<std::int16_t>(std::lround(std::clamp(log_prob * 1000, -32000.0, 0.0)));
}
double log_of(double prob) { return std::log(std::max(prob, least_prob)); }

bool same_context(const NgramCount& a, const NgramCount& b, unsigned order) {
  return std::equal(a.tokens.begin(), a.tokens.begin() + order - 1, b.tokens.begin());
}

struct Table {
  std::vector<NgramSlot> slots;

  explicit Table(std::size_t entries) : slots(std::bit_ceil(entries * 3 / 2 + 2)) {}

  NgramSlot& at(std::uint64_t hash) {
    const std::size_t mask = slots.size() - 1;
    const std::uint32_t key = slot_key(hash);
    std::size_t k = hash & mask;
    while (slots[k].key != 0 && slots[k].key != key) k = (k + 1) & mask;
    slots[k].key = key;
    return slots[k];
  }
};

/// Hash of tokens[from, from + length).
std::uint64_t hash_of(const NgramCount& gram, unsigned from, unsigned length) {
  std::uint64_t hash = start_hash(gram.tokens[from + length - 1]);
  for (unsigned k = length - 1; k-- > 0;) hash = grow_hash(hash, gram.tokens[from + k]);
  return hash;
}

class Builder {
 public:
  Builder(NgramCounts counts, Smoothing smoothing)
      : counts_(std::move(counts)), smoothing_(smoothing) {
    for (const double prob : counts_.unigram_probs)
      unigrams_.push_back({1, quantised(log_of(prob)), no_continuation});
  }

  void write(ContainerWriter& out, const std::string& prefix) {
    for (unsigned order = 2; order <= longest_ngram; ++order) build(order);
    out.add(prefix + "gram1", std::move(unigrams_));
    for (unsigned order = 2; order <= longest_ngram; ++order) {
      if (!counts_.orders[order].empty())
        out.add(prefix + "gram" + std::to_string(order), std::move(tables_[order - 2].slots));
    }
  }

 private:
  void build(unsigned order) {
    auto& grams = counts_.orders[order];
    std::sort(grams.begin(), grams.end(),
              [](const auto& a, const auto& b) { return a.tokens < b.tokens; });
    tables_.emplace_back(grams.size());
    for (std::size_t begin = 0; begin < grams.size();) {
      std::size_t end = begin + 1;
      while (end < grams.size() && same_context(grams[begin], grams[end], order)) ++end;
      build_context(order, begin, end);
      begin = end;
    }
  }

  double kept_of(double count) const {
    return smoothing_.trust * std::max(count - smoothing_.discount, 0.0);
  }

  void build_context(unsigned order, std::size_t begin, std::size_t end) {
    const auto& grams = counts_.orders[order];
    double seen = 0, kept = 0;
    for (std::size_t k = begin; k < end; ++k) {
      seen += grams[k].count;
      kept += kept_of(grams[k].count);
    }
    const double total = std::max(context_count(grams[begin], order), seen);
    const double left = std::max(1 - kept / total, 1e-4);
    context_slot(grams[begin], order).backoff = quantised(std::log(left));
    for (std::size_t k = begin; k < end; ++k) {
      const double lower = std::exp(lower_log_prob(grams[k], order));
      const double prob = kept_of(grams[k].count) / total + left * lower;
      tables_[order - 2].at(hash_of(grams[k], 0, order)) = {
          slot_key(hash_of(grams[k], 0, order)), quantised(log_of(prob)), no_continuation};
    }
  }

  /// How often the context was seen in all, with or without a successor that was kept.
  double context_count(const NgramCount& gram, unsigned order) const {
    if (order == 2) return counts_.unigram_counts[gram.tokens[0]];
    const auto& shorter = counts_.orders[order - 1];
    const auto found =
        std::lower_bound(shorter.begin(), shorter.end(), gram, [&](const auto& a, const auto& b) {
          return std::lexicographical_compare(a.tokens.begin(), a.tokens.begin() + order - 1,
                                              b.tokens.begin(), b.tokens.begin() + order - 1);
        });
    return found != shorter.end() && same_context(*found, gram, order) ? found->count : 0;
  }

  NgramSlot& context_slot(const NgramCount& gram, unsigned order) {
    if (order == 2) return unigrams_[gram.tokens[0]];
    return tables_[order - 3].at(hash_of(gram, 0, order - 1));
  }

  double lower_log_prob(const NgramCount& gram, unsigned order) {
    double backoff = 0;
    for (unsigned length = order - 1; length > 1; --length) {  // length: of the shorter n-gram
      const unsigned from = order - length;
      const NgramSlot& slot = tables_[length - 2].at(hash_of(gram, from, length));
      if (slot.log_prob != 0 || slot.backoff != 0) return backoff + slot.log_prob * 0.001;
      const NgramSlot& context = length == 2
                                     ? unigrams_[gram.tokens[from]]
                                     : tables_[length - 3].at(hash_of(gram, from, length - 1));
      if (context.backoff != no_continuation) backoff += context.backoff * 0.001;
    }
    return backoff + unigrams_[gram.tokens[order - 1]].log_prob * 0.001;
  }

  NgramCounts counts_;
  Smoothing smoothing_;
  std::vector<NgramSlot> unigrams_;
  std::vector<Table> tables_;
};

}  // namespace

void write_ngrams(ContainerWriter& out, const std::string& prefix, NgramCounts counts,
                  Smoothing smoothing) {
  Builder(std::move(counts), smoothing).write(out, prefix);
}

}  // namespace chamra
