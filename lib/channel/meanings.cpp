// SPDX-License-Identifier: Apache-2.0
#include "channel/meanings.hpp"

#include <tuple>

namespace chamra {
namespace {

Symbol first_letter(const Confusion& confusion) { return static_cast<Symbol>(confusion.meant); }

}  // namespace

Meanings::Meanings(std::vector<Confusion> confusions) : confusions_(std::move(confusions)) {
  std::sort(confusions_.begin(), confusions_.end(), [](const Confusion& a, const Confusion& b) {
    return std::tuple(first_letter(a), a.cost, a.meant) <
           std::tuple(first_letter(b), b.cost, b.meant);
  });
  constexpr std::size_t steps = FirstLetters::steps;
  auto& sets = first_letters_.sets_;
  for (const Confusion& confusion : confusions_) {
    ++starts_[first_letter(confusion) + 1U];
    const auto step = static_cast<std::size_t>(confusion.cost * FirstLetters::steps_a_nat);
    sets[std::min(step, steps - 1)].add(first_letter(confusion));
  }
  for (std::size_t letter = 1; letter < starts_.size(); ++letter)
    starts_[letter] = static_cast<std::uint16_t>(starts_[letter] + starts_[letter - 1]);
  for (std::size_t letter = 0; letter < cheapest_.size(); ++letter) {
    const auto all = beginning_with(static_cast<Symbol>(letter));
    if (!all.empty())
      cheapest_[letter] = static_cast<std::uint8_t>(std::clamp(all[0].cost * 8, 0.0F, 255.0F));
  }
  for (std::size_t step = 1; step < steps; ++step) sets[step].add(sets[step - 1]);
}

}  // namespace chamra
