// SPDX-License-Identifier: Apache-2.0
#include "simulate/draws.hpp"

#include <algorithm>
#include <type_traits>

#include "base/split_mix.hpp"

namespace chamra {
namespace {

template <class Text>
std::uint64_t hash_of(std::uint64_t seed, Text text) {
  std::uint64_t hash = split_mix(seed + split_mix_step);
  for (const auto letter : text) {
    const auto number =
        static_cast<std::make_unsigned_t<decltype(letter)>>(letter);  // char may be signed
    hash = split_mix((hash ^ number) + split_mix_step);
  }
  return hash;
}

std::uint64_t joined(std::uint64_t hash, std::uint64_t number) {
  return split_mix((hash ^ split_mix(number + split_mix_step)) + split_mix_step);
}

}  // namespace

Share32 share32(double share) {
  return static_cast<Share32>(std::clamp(share, 0.0, 1.0) * static_cast<double>(whole_share));
}

Draws::Draws(std::uint64_t seed, std::string_view page, Share32 steady)
    : root_(joined(hash_of(seed, page), page.size())), steady_(steady) {}

std::uint64_t Draws::at(Chance chance, std::uint64_t place, std::u32string_view context) const {
  const std::uint64_t kind = joined(root_, static_cast<std::uint64_t>(chance));
  if (steady_ > 0) {
    const std::uint64_t here = hash_of(root_, context);
    const bool steady = joined(here, static_cast<std::uint64_t>(Chance::Steady)) >> 32U < steady_;
    if (steady) return joined(here, static_cast<std::uint64_t>(chance)) >> 32U;
  }
  return joined(kind, place) >> 32U;
}

}  // namespace chamra
