// SPDX-License-Identifier: Apache-2.0
#include "ngram/letter_costs.hpp"

#include <cmath>

namespace chamra {

// An empty slot is 0, which no string of letters is.
LetterCosts::LetterCosts(const NgramModel& model)
    : model_(model),
      slots_(std::make_unique<std::atomic<std::uint64_t>[]>(std::size_t{1} << slot_bits)) {}

/// The model remembers no more letters than `letters` holds, so that it may begin with them.
float LetterCosts::ask(std::uint64_t letters) const {
  NgramState state, next;
  float log_prob = 0;
  for (unsigned bits = letter_bits; bits > 0; state = next) {
    bits -= 8;
    const std::uint64_t token = letters >> bits & 0xFFU;
    if (token == none) continue;
    log_prob = model_.score(state, static_cast<std::uint32_t>(token), next);
  }
  const auto cost = static_cast<std::uint64_t>(std::lround(-log_prob * 1000));
  slots_[letters * 0x9E3779B97F4A7C15ULL >> (64 - slot_bits)].store(cost << letter_bits | letters,
                                                                    std::memory_order_relaxed);
  return nats(cost);
}

}  // namespace chamra
