// SPDX-License-Identifier: Apache-2.0
#include "evaluate/curve.hpp"

#include <algorithm>
#include <array>

#include "evaluate/error_rate.hpp"

namespace chamra::evaluate {
namespace {

constexpr std::array<double, 28> thresholds = {0,   .05, .1,  .15, .2,   .25,  .3,   .35, .4, .45,
                                               .5,  .55, .6,  .65, .7,   .75,  .8,   .85, .9, .95,
                                               .96, .97, .98, .99, .995, .998, .999, 1};

}  // namespace

std::optional<double> CurvePoint::precision() const { return share(right, corrections); }

std::optional<double> CurvePoint::coverage(std::size_t errors) const {
  return share(healed, errors);
}

std::vector<CurvePoint> coverage_curve(const std::vector<JudgedCorrection>& corrections,
                                       const std::vector<double>& healed) {
  std::vector<CurvePoint> curve;
  for (const double threshold : thresholds) {
    CurvePoint point{threshold};
    for (const JudgedCorrection& one : corrections) {
      if (one.confidence < threshold) continue;
      ++point.corrections;
      if (one.right) ++point.right;
    }
    const auto reaches = [&](double confidence) { return confidence >= threshold; };
    point.healed = static_cast<std::size_t>(std::count_if(healed.begin(), healed.end(), reaches));
    curve.push_back(point);
  }
  return curve;
}

}  // namespace chamra::evaluate
