// SPDX-License-Identifier: Apache-2.0
#include "ngram/ngram_builder.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>

#include "base/add_up.hpp"

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
  std::size_t entries;
  std::vector<NgramSlot> slots;

  explicit Table(std::size_t count) : entries(count), slots(std::bit_ceil(count * 3 / 2 + 2)) {}

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

/// How often the context of `gram` was seen in all, with or without a successor that was kept.
double context_count(const NgramCounts& counts, const NgramCount& gram, unsigned order) {
  if (order == 2) return counts.unigram_counts[gram.tokens[0]];
  const auto& shorter = counts.orders[order - 1];
  const auto found =
      std::lower_bound(shorter.begin(), shorter.end(), gram, [&](const auto& a, const auto& b) {
        return std::lexicographical_compare(a.tokens.begin(), a.tokens.begin() + order - 1,
                                            b.tokens.begin(), b.tokens.begin() + order - 1);
      });
  return found != shorter.end() && same_context(*found, gram, order) ? found->count : 0;
}

/// Appends what a source gives each n-gram of a length beyond the shorter context, in order.
/// Shorter ones of the source must be in order already.
void add_shares(NgramSource& source, unsigned order, std::vector<NgramCount>& out) {
  auto& grams = source.counts.orders[order];
  add_up(grams, &NgramCount::tokens);
  for (std::size_t begin = 0; begin < grams.size();) {
    double seen = 0;
    std::size_t end = begin;
    for (; end < grams.size() && same_context(grams[begin], grams[end], order); ++end)
      seen += grams[end].count;
    const double total = std::max(context_count(source.counts, grams[begin], order), seen);
    for (std::size_t k = begin; k < end; ++k) {
      const double kept = std::max(grams[k].count - source.smoothing.discount, 0.0);
      out.push_back({grams[k].tokens, static_cast<float>(source.smoothing.trust * kept / total)});
    }
    begin = end;
  }
}

/// What all sources together give each n-gram of a length beyond the shorter context, in order.
std::vector<NgramCount> shares_of(std::vector<NgramSource>& sources, unsigned order) {
  std::vector<NgramCount> all;
  for (NgramSource& source : sources) add_shares(source, order, all);
  add_up(all, &NgramCount::tokens);
  return all;
}

class Builder {
 public:
  explicit Builder(const std::vector<double>& unigram_probs) {
    for (const double prob : unigram_probs)
      unigrams_.push_back({1, quantised(log_of(prob)), no_continuation});
  }

  void write(ContainerWriter& out, const std::string& prefix, std::vector<NgramSource> sources) {
    for (unsigned order = 2; order <= longest_ngram; ++order)
      build(order, shares_of(sources, order));
    out.add(prefix + "gram1", std::move(unigrams_));
    for (unsigned order = 2; order <= longest_ngram; ++order) {
      if (tables_[order - 2].entries > 0)
        out.add(prefix + "gram" + std::to_string(order), std::move(tables_[order - 2].slots));
    }
  }

 private:
  void build(unsigned order, const std::vector<NgramCount>& shares) {
    tables_.emplace_back(shares.size());
    for (std::size_t begin = 0; begin < shares.size();) {
      std::size_t end = begin + 1;
      while (end < shares.size() && same_context(shares[begin], shares[end], order)) ++end;
      build_context(order, std::span(shares).subspan(begin, end - begin));
      begin = end;
    }
  }

  void build_context(unsigned order, std::span<const NgramCount> shares) {
    double kept = 0;
    for (const NgramCount& share : shares) kept += double{share.count};
    const double left = std::max(1 - kept, 1e-4);
    context_slot(shares.front(), order).backoff = quantised(std::log(left));
    for (const NgramCount& share : shares) {
      const double lower = std::exp(lower_log_prob(share, order));
      const double prob = double{share.count} + left * lower;
      const std::uint64_t hash = hash_of(share, 0, order);
      tables_[order - 2].at(hash) = {slot_key(hash), quantised(log_of(prob)), no_continuation};
    }
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

  std::vector<NgramSlot> unigrams_;
  std::vector<Table> tables_;
};

}  // namespace

void put_in_order(NgramCounts& counts) {
  for (auto& grams : counts.orders) add_up(grams, &NgramCount::tokens);
  const auto& pairs = counts.orders[2];
  const auto is_pair = [&](std::uint32_t first, std::uint32_t second) {
    const NgramCount wanted{{first, second}, 0};
    return std::binary_search(pairs.begin(), pairs.end(), wanted,
                              [](const auto& a, const auto& b) { return a.tokens < b.tokens; });
  };
  std::erase_if(counts.orders[3], [&](const NgramCount& triple) {
    return !is_pair(triple.tokens[0], triple.tokens[1]) ||
           !is_pair(triple.tokens[1], triple.tokens[2]);
  });
}

void write_ngrams(ContainerWriter& out, const std::string& prefix, NgramCounts counts,
                  Smoothing smoothing) {
  const std::vector<double> unigram_probs = std::move(counts.unigram_probs);
  std::vector<NgramSource> one;
  one.push_back({std::move(counts), smoothing});
  write_ngrams(out, prefix, unigram_probs, std::move(one));
}

void write_ngrams(ContainerWriter& out, const std::string& prefix,
                  const std::vector<double>& unigram_probs, std::vector<NgramSource> sources) {
  Builder(unigram_probs).write(out, prefix, std::move(sources));
}

}  // namespace chamra
