// SPDX-License-Identifier: Apache-2.0
#include "edits/overlaps.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace chamra {
namespace {

using Key = std::pair<std::uint64_t, std::uint64_t>;  // begin, end
using Kept = std::map<Key, std::size_t>;

Key key_of(ByteSpan span) { return {span.begin, span.end}; }

/// Kept spans do not overlap, so only the neighbours can stand in the way.
std::optional<std::size_t> in_the_way(const Kept& kept, ByteSpan span) {
  const auto stands = [&](Kept::const_iterator at) {
    return overlap({at->first.first, at->first.second}, span);
  };
  const auto next = kept.lower_bound(key_of(span));
  if (next != kept.end() && stands(next)) return next->second;
  if (next != kept.begin() && stands(std::prev(next))) return std::prev(next)->second;
  return std::nullopt;
}

/// Smaller is stronger.
auto weakness(const Edit& edit) {
  return std::tuple(edit.status != Status::Accepted, -edit.confidence, edit.span.begin,
                    edit.span.end);
}

}  // namespace

bool overlap(ByteSpan one, ByteSpan other) {
  if (one.size() == 0 && other.size() == 0) return one.begin == other.begin;
  return one.begin < other.end && other.begin < one.end;
}

Chosen choose_between_overlaps(std::span<const Edit* const> edits) {
  std::vector<std::size_t> order(edits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return weakness(*edits[a]) < weakness(*edits[b]);
  });
  Kept kept;
  Chosen out;
  for (const std::size_t index : order) {
    const auto winner = in_the_way(kept, edits[index]->span);
    if (winner) out.lost.push_back({index, *winner});
    if (!winner) kept.emplace(key_of(edits[index]->span), index);
  }
  for (const auto& [key, index] : kept) out.kept.push_back(index);
  std::stable_sort(out.lost.begin(), out.lost.end(), [&](const auto& a, const auto& b) {
    return key_of(edits[a.edit]->span) < key_of(edits[b.edit]->span);
  });
  return out;
}

}  // namespace chamra
