// SPDX-License-Identifier: Apache-2.0
#include "evaluate/bootstrap.hpp"

#include <algorithm>
#include <cmath>

#include "base/split_mix.hpp"

namespace chamra::evaluate {
namespace {

constexpr std::uint64_t seed = 20240229;

/// The value below which a share of `sorted` lies (nearest rank).
double percentile(const std::vector<double>& sorted, double wanted) {
  const double rank = std::ceil(wanted * static_cast<double>(sorted.size()));
  const auto at = static_cast<std::size_t>(std::max(rank, 1.0)) - 1;
  return sorted[std::min(at, sorted.size() - 1)];
}

}  // namespace

std::optional<Interval> bootstrap(std::size_t pages, const Figure& figure, int rounds) {
  if (pages < 2) return std::nullopt;
  SplitMix dice(seed);
  Draw draw(pages);
  std::vector<double> values;
  for (int round = 0; round < rounds; ++round) {
    // The bias of the remainder is far below what an interval shows.
    for (std::size_t& page : draw) page = static_cast<std::size_t>(dice.next() % pages);
    if (const auto value = figure(draw)) values.push_back(*value);
  }
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  return Interval{percentile(values, .025), percentile(values, .975)};
}

}  // namespace chamra::evaluate
