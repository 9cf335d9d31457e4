// SPDX-License-Identifier: Apache-2.0
#include "evaluate/calibration.hpp"

#include <catch2/catch.hpp>

using namespace chamra::evaluate;

TEST_CASE("bins count corrections and the right ones") {
  const Reliability found =
      reliability_of({{.05, false}, {.92, true}, {.92, false}, {1, true}}, .9);
  REQUIRE(found.bins.size() == 12);
  CHECK(found.bins[0].count == 1);
  CHECK(found.bins[0].right == 0);
  CHECK(found.bins[9].low == .9);
  CHECK(found.bins[9].count == 2);
  CHECK(found.bins[9].right == 1);
  CHECK(found.bins[11].count == 1);
  CHECK(found.at_threshold == 3);
  CHECK(found.right_at_threshold == 2);
}

TEST_CASE("a bin takes its lower edge, the last one its upper edge too") {
  for (const auto& [confidence, bin] :
       {std::pair(0.0, 0), std::pair(.1, 1), std::pair(.9, 9), std::pair(.95, 10),
        std::pair(.99, 11), std::pair(1.0, 11)}) {
    CAPTURE(confidence);
    CHECK(reliability_of({{confidence, true}}, .9).bins[static_cast<std::size_t>(bin)].count == 1);
  }
}

TEST_CASE("the calibration error is the mean distance from what was promised") {
  // Bin .8: two at .85, one right: |1.7 - 1| = .7. Bin .5: one at .55, right: .45. Sum over three
  // corrections.
  const auto error = reliability_of({{.85, true}, {.85, false}, {.55, true}}, .9).calibration_error;
  REQUIRE(error.has_value());
  CHECK(*error == Approx((.7 + .45) / 3));
  CHECK_FALSE(reliability_of({}, .9).calibration_error.has_value());
}

TEST_CASE("the threshold itself counts") {
  const Reliability found = reliability_of({{.9, true}, {.8999, false}}, .9);
  CHECK(found.at_threshold == 1);
  CHECK(found.right_at_threshold == 1);
}

TEST_CASE("every reason has its own reliability") {
  const auto reasons = reliability_by_reason({{.8, true, chamra::Reason::Name},
                                              {.6, false, chamra::Reason::Name},
                                              {.9, true, chamra::Reason::SaraAm}},
                                             .75);
  const Reliability& names = reasons[static_cast<std::size_t>(chamra::Reason::Name)];
  CHECK(names.count() == 2);
  CHECK(names.right() == 1);
  CHECK(*names.mean_confidence() == Approx(.7));
  CHECK(names.at_threshold == 1);
  const Reliability& none = reasons[static_cast<std::size_t>(chamra::Reason::LaoRun)];
  CHECK(none.count() == 0);
  CHECK_FALSE(none.mean_confidence().has_value());
}
