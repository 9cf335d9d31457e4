// SPDX-License-Identifier: Apache-2.0
#include "evaluate/bootstrap.hpp"

#include <algorithm>
#include <cmath>

namespace chamra::evaluate {
namespace {

/// SplitMix64 (Steele, Lea & Flood 2014): the standard library's distributions differ between
/// machines.
class Dice {
 public:
  /// A number below `sides`; the bias of the remainder is far below what an interval shows.
  std::size_t roll(std::size_t sides) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ z >> 30U) * 0xBF58476D1CE4E5B9U;
    z = (z ^ z >> 27U) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((z ^ z >> 31U) % sides);
  }

 private:
  std::uint64_t state_ = 20240229;
};

/// The value below which a share of `sorted` lies (nearest rank).
double percentile(const std::vector<double>& sorted, double wanted) {
  const double rank = std::ceil(wanted * static_cast<double>(sorted.size()));
  const auto at = static_cast<std::size_t>(std::max(rank, 1.0)) - 1;
  return sorted[std::min(at, sorted.size() - 1)];
}

}  // namespace

std::optional<Interval> bootstrap(std::size_t pages, const Figure& figure, int rounds) {
  if (pages < 2) return std::nullopt;
  Dice dice;
  Draw draw(pages);
  std::vector<double> values;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t& page : draw) page = dice.roll(pages);
    if (const auto value = figure(draw)) values.push_back(*value);
  }
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  return Interval{percentile(values, .025), percentile(values, .975)};
}

}  // namespace chamra::evaluate
