// SPDX-License-Identifier: Apache-2.0
#include "evaluate/curve.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace chamra;
using namespace chamra::evaluate;

namespace {

const CurvePoint& at(const std::vector<CurvePoint>& curve, double threshold) {
  return *std::find_if(curve.begin(), curve.end(),
                       [&](const CurvePoint& point) { return point.threshold == threshold; });
}

}  // namespace

TEST_CASE("each threshold counts what lies at or above it") {
  const auto curve = coverage_curve({{.3, false}, {.9, true}, {.95, false}, {1, true}}, {.9, 1});
  CHECK(at(curve, 0).corrections == 4);
  CHECK(*at(curve, 0).precision() == Approx(.5));
  CHECK(at(curve, .9).corrections == 3);
  CHECK(at(curve, .9).right == 2);
  CHECK(*at(curve, .9).coverage(8) == Approx(.25));
  CHECK(at(curve, 1).corrections == 1);
  CHECK(at(curve, 1).healed == 1);
}

TEST_CASE("thresholds rise, and what they let through falls") {
  const auto curve = coverage_curve({{.5, true}, {.97, true}}, {.5});
  for (std::size_t k = 1; k < curve.size(); ++k) {
    CHECK(curve[k - 1].threshold < curve[k].threshold);
    CHECK(curve[k - 1].corrections >= curve[k].corrections);
  }
}

TEST_CASE("without corrections there is no precision, without errors no coverage") {
  const auto curve = coverage_curve({}, {});
  CHECK_FALSE(curve.front().precision().has_value());
  CHECK_FALSE(curve.front().coverage(0).has_value());
}
