// SPDX-License-Identifier: Apache-2.0
#include "ngram/letter_costs.hpp"

#include <cmath>
#include <span>

namespace chamra {

// No answer is 0, which no string of letters is.
LetterCosts::LetterCosts(const NgramModel& model)
    : model_(model),
      answers_(std::make_unique<std::atomic<std::uint64_t>[]>(std::size_t{1} << slot_bits)) {}

/// Calls `f` with the letters before, newest first, and the letter.
template <class F>
auto LetterCosts::parted(Letters letters, F&& f) {
  std::array<std::uint32_t, longest_ngram - 1> older{};
  std::size_t length = 0;
  for (Letters left = letters >> 8U; length < older.size() && (left & 0xFFU) != none; left >>= 8U)
    older[length++] = left & 0xFFU;
  return f(std::span<const std::uint32_t>(older).first(length),
           static_cast<std::uint32_t>(letters & 0xFFU));
}

void LetterCosts::ask_ahead(Letters letters) const {
  parted(letters, [&](auto context, auto token) { model_.prefetch_after(context, token); });
}

float LetterCosts::ask(Letters letters) const {
  const float log_prob =
      parted(letters, [&](auto context, auto token) { return model_.score_after(context, token); });
  const auto cost = static_cast<std::uint64_t>(std::lround(-log_prob * 1000));
  answer_to(letters).store(cost << letter_bits | letters, std::memory_order_relaxed);
  return nats(cost);
}

}  // namespace chamra
