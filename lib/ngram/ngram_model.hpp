// SPDX-License-Identifier: Apache-2.0
// Backoff n-grams over numbered tokens (words or letters), answered straight from mapped memory.
//
// State is a plain value: pass it in, get the next one out, so that a lattice search stays pure.
// Probabilities are natural logs, kept to 1/1000 nat. One hash probe more than the longest known
// n-gram is what a query costs. Source: interpolated absolute discounting (Ney, Essen & Kneser
// 1994) over raw lower-order counts, which pruning harms less than Kneser-Ney's (Chelba et al.
// 2010). Layout after KenLM's probing tables (Heafield 2011).
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/container.hpp"

namespace chamra {

inline constexpr unsigned longest_ngram = 5;

/// What the model remembers: the last tokens, newest first, as far back as some longer n-gram is
/// known.
struct NgramState {
  std::array<std::uint32_t, longest_ngram - 1> tokens{};
  std::array<std::int16_t, longest_ngram - 1>
      backoff{};  // of the context of length k + 1, 1/1000 nat
  std::uint8_t length = 0;
  /// Same memory: every future query answers alike.
  friend bool operator==(const NgramState& a, const NgramState& b) {
    if (a.length != b.length) return false;
    for (unsigned k = 0; k < a.length; ++k) {
      if (a.tokens[k] != b.tokens[k]) return false;
    }
    return true;
  }
};

/// One n-gram in a hash table: a key, its log probability, its backoff weight as a context.
struct NgramSlot {
  std::uint32_t key = 0;  // 0 = empty
  std::int16_t log_prob = 0, backoff = 0;
};
inline constexpr std::int16_t no_continuation = 32767;  // the n-gram is no context of a longer one

class NgramModel {
 public:
  NgramModel() = default;
  /// `prefix` names the sections ("w" words, "l" letters).
  NgramModel(const Container& container, const std::string& prefix);

  [[nodiscard]] bool empty() const { return unigrams_.empty(); }
  [[nodiscard]] std::size_t token_count() const { return unigrams_.size(); }

  /// Log probability of `token` after `state`; `next`, which may not be `state`, is the memory
  /// after it.
  float score(const NgramState& state, std::uint32_t token, NgramState& next) const;
  /// The same after `before`, newest first, of whose memory nothing is known: about as many probes
  /// as tokens in both.
  [[nodiscard]] float score_after(std::span<const std::uint32_t> before, std::uint32_t token) const;
  /// Asks memory for the n-grams that score_after(before, token) will look for.
  void prefetch_after(std::span<const std::uint32_t> before, std::uint32_t token) const;
  /// Asks memory for what score(state, token) will read. The tables are far larger than any cache,
  /// so that many questions asked ahead wait together.
  void prefetch(const NgramState& state, std::uint32_t token) const;
  /// The same for an n-gram of that many tokens, by its hash.
  void prefetch(unsigned order, std::uint64_t hash) const;
  [[nodiscard]] float unigram(std::uint32_t token) const {
    return static_cast<float>(unigrams_[token].log_prob) * 0.001F;
  }

 private:
  [[nodiscard]] int backoff_of(std::span<const std::uint32_t> tokens, unsigned known) const;
  [[nodiscard]] const NgramSlot* find(unsigned order, std::uint64_t hash) const;

  std::span<const NgramSlot> unigrams_;
  std::array<std::span<const NgramSlot>, longest_ngram + 1> tables_;  // by order, 2 and up
};

/// Hash of an n-gram grows from its newest token to its oldest.
[[nodiscard]] inline std::uint64_t start_hash(std::uint32_t token) {
  return (token + 1ULL) * 0x9E3779B97F4A7C15ULL;
}
[[nodiscard]] inline std::uint64_t grow_hash(std::uint64_t hash, std::uint32_t older) {
  hash ^= (older + 1ULL) * 0xC2B2AE3D27D4EB4FULL;
  hash = (hash ^ hash >> 29U) * 0xBF58476D1CE4E5B9ULL;
  return hash ^ hash >> 32U;
}
/// Never 0, which marks an empty slot.
[[nodiscard]] inline std::uint32_t slot_key(std::uint64_t hash) {
  const auto key = static_cast<std::uint32_t>(hash >> 32U);
  return key == 0 ? 1 : key;
}

}  // namespace chamra
