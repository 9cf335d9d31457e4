// SPDX-License-Identifier: Apache-2.0
#include "ngram/letter_costs.hpp"

#include <cmath>

namespace chamra {

// An empty slot is 0, which no string of letters is.
LetterCosts::LetterCosts(const NgramModel& model)
    : model_(model),
      slots_(std::make_unique<std::atomic<std::uint64_t>[]>(std::size_t{1} << slot_bits)) {}

/// The model remembers no more letters than `letters` holds, so that it may begin with them.
float LetterCosts::ask(std::uint64_t letters, History& history) const {
  NgramState next;
  unsigned bits = history.known ? 8 : letter_bits;
  if (!history.known) history.state = {};
  float log_prob = 0;
  while (bits > 0) {
    bits -= 8;
    const std::uint64_t token = letters >> bits & 0xFFU;
    if (token == none) continue;
    log_prob = model_.score(history.state, static_cast<std::uint32_t>(token), next);
    history.state = next;
  }
  history.known = true;
  const auto cost = static_cast<std::uint64_t>(std::lround(-log_prob * 1000));
  slot_of(letters).store(cost << letter_bits | letters, std::memory_order_relaxed);
  return nats(cost);
}

}  // namespace chamra
