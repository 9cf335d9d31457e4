// SPDX-License-Identifier: Apache-2.0
#include "ngram/letter_costs.hpp"

#include <cmath>
#include <span>

namespace chamra {

// No answer is 0, which no string of letters is.
LetterCosts::LetterCosts(const NgramModel& model)
    : model_(model),
      answers_(std::make_unique<std::atomic<std::uint64_t>[]>(std::size_t{1} << slot_bits)) {}

float LetterCosts::ask(std::uint64_t letters) const {
  std::array<std::uint32_t, longest_ngram - 1> older{};
  std::size_t length = 0;
  for (std::uint64_t left = letters >> 8U; length < older.size() && (left & 0xFFU) != none;
       left >>= 8U)
    older[length++] = left & 0xFFU;
  const float log_prob = model_.score_after(std::span(older).first(length),
                                            static_cast<std::uint32_t>(letters & 0xFFU));
  const auto cost = static_cast<std::uint64_t>(std::lround(-log_prob * 1000));
  answer_to(letters).store(cost << letter_bits | letters, std::memory_order_relaxed);
  return nats(cost);
}

}  // namespace chamra
