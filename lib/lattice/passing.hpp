// SPDX-License-Identifier: Apache-2.0
// What it costs to pass by a place inside a word, to be held against the ways that end there.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace chamra {

/// A way from place `from`, where it costs `begin`, to place `end` costs at the places in between
/// what their share of its letters does. A Place has `best` and `passing`, in nats.
template <class Place>
void pass_over(std::vector<Place>& places, std::uint32_t from, float begin, std::uint32_t end) {
  if (end <= from + 1) return;
  const float each = (places[end].best - begin) / static_cast<float>(end - from);
  float cost = begin;
  for (std::uint32_t at = from + 1; at < end; ++at) {
    cost += each;
    places[at].passing = std::min(places[at].passing, cost);
  }
}

}  // namespace chamra
