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

/// Not inline: a compiler that sees that a function does nothing else leaves its calls out.
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

float NgramModel::score_after(std::span<const std::uint32_t> before, std::uint32_t token) const {
  // Of the n-gram of so many tokens that ends in `token`, and of so many of `before` alone. Memory
  // is asked for all of them at once.
  std::array<std::uint64_t, longest_ngram + 1> whole{}, context{};
  whole[1] = start_hash(token);
  for (unsigned length = 1; length <= before.size(); ++length) {
    const std::uint32_t older = before[length - 1];
    whole[length + 1] = grow_hash(whole[length], older);
    prefetch(length + 1, whole[length + 1]);
    context[length] = length == 1 ? start_hash(older) : grow_hash(context[length - 1], older);
    if (length > 1) prefetch(length, context[length]);
  }
  unsigned known = 0;
  int log_prob = unigrams_[token].log_prob;
  for (const NgramSlot* slot; known < before.size(); ++known) {
    slot = find(known + 2, whole[known + 2]);
    if (slot == nullptr) break;
    log_prob = slot->log_prob;
  }
  for (unsigned length = 1; known < before.size() && length <= before.size(); ++length) {
    const NgramSlot* slot = length == 1 ? &unigrams_[before[0]] : find(length, context[length]);
    if (slot == nullptr || slot->backoff == no_continuation) break;
    if (length > known) log_prob += slot->backoff;
  }
  return static_cast<float>(log_prob) * 0.001F;
}

}  // namespace chamra
