// SPDX-License-Identifier: Apache-2.0
#include "ngram/ngram_model.hpp"

#include <string>

namespace chamra {

NgramModel::NgramModel(const Container& container, const std::string& prefix)
    : unigrams_(container.array<NgramSlot>(prefix + "gram1")) {
  for (unsigned order = 2; order <= longest_ngram; ++order) {
    tables_[order] = container.array<NgramSlot>(prefix + "gram" + std::to_string(order));
  }
}

const NgramSlot* NgramModel::find(unsigned order, std::uint64_t hash) const {
  const auto& table = tables_[order];
  if (table.empty()) return nullptr;
  const std::size_t mask = table.size() - 1;  // a power of two, never full
  const std::uint32_t key = slot_key(hash);
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    if (table[at].key == key) return &table[at];
    if (table[at].key == 0) return nullptr;
  }
}

/// Does not call prefetch_after: a compiler that sees that a function does nothing else leaves its
/// calls out.
void NgramModel::prefetch(const NgramState& state, std::uint32_t token) const {
  __builtin_prefetch(&unigrams_[token]);
  std::uint64_t hash = start_hash(token);
  for (unsigned length = 0; length < state.length; ++length) {
    const auto& table = tables_[length + 2];
    if (table.empty()) return;
    hash = grow_hash(hash, state.tokens[length]);
    __builtin_prefetch(&table[hash & (table.size() - 1)]);
  }
}

/// Not inline, for the same reason.
void NgramModel::prefetch(unsigned order, std::uint64_t hash) const {
  const auto& table = tables_[order];
  if (!table.empty()) __builtin_prefetch(&table[hash & (table.size() - 1)]);
}

float NgramModel::score(const NgramState& state, std::uint32_t token, NgramState& next) const {
  const NgramSlot* slot = &unigrams_[token];
  std::uint64_t hash = start_hash(token);
  unsigned known = 0;  // context length of the longest n-gram found
  next.length = 0;
  int log_prob = slot->log_prob;
  for (unsigned length = 0;; ++length) {
    const bool continues = slot->backoff != no_continuation && length < longest_ngram - 1;
    if (continues && next.length == length) {
      next.tokens[length] = length == 0 ? token : state.tokens[length - 1];
      next.backoff[length] = slot->backoff;
      next.length = static_cast<std::uint8_t>(length + 1);
    }
    if (length == state.length) break;
    hash = grow_hash(hash, state.tokens[length]);
    slot = find(length + 2, hash);
    if (slot == nullptr) break;
    log_prob = slot->log_prob;
    known = length + 1;
  }
  for (unsigned length = known; length < state.length; ++length) log_prob += state.backoff[length];
  return static_cast<float>(log_prob) * 0.001F;
}

void NgramModel::prefetch_after(std::span<const std::uint32_t> before, std::uint32_t token) const {
  std::uint64_t hash = start_hash(token);
  for (unsigned length = 1; length <= before.size(); ++length) {
    hash = grow_hash(hash, before[length - 1]);
    prefetch(length + 1, hash);
  }
}

float NgramModel::score_after(std::span<const std::uint32_t> before, std::uint32_t token) const {
  unsigned known = 0;
  int log_prob = unigrams_[token].log_prob;
  std::uint64_t hash = start_hash(token);
  for (; known < before.size(); ++known) {
    hash = grow_hash(hash, before[known]);
    const NgramSlot* slot = find(known + 2, hash);
    if (slot == nullptr) break;
    log_prob = slot->log_prob;
  }
  return static_cast<float>(log_prob + backoff_of(before, known)) * 0.001F;
}

/// Of `tokens`, newest first, as contexts of more than `known` tokens; in 1/1000 nat.
int NgramModel::backoff_of(std::span<const std::uint32_t> tokens, unsigned known) const {
  if (known == tokens.size()) return 0;
  int sum = 0;
  std::uint64_t hash = start_hash(tokens[0]);
  const NgramSlot* slot = &unigrams_[tokens[0]];
  for (unsigned length = 1;; ++length) {
    if (slot == nullptr || slot->backoff == no_continuation) return sum;
    if (length > known) sum += slot->backoff;
    if (length == tokens.size()) return sum;
    hash = grow_hash(hash, tokens[length]);
    slot = find(length + 1, hash);
  }
}

}  // namespace chamra
