// SPDX-License-Identifier: Apache-2.0
#include "evaluate/bootstrap.hpp"

#include <catch2/catch.hpp>
#include <numeric>

using namespace chamra::evaluate;

namespace {

/// The mean of the page numbers drawn.
std::optional<double> mean_number(const Draw& draw) {
  return static_cast<double>(std::accumulate(draw.begin(), draw.end(), std::size_t{0})) /
         static_cast<double>(draw.size());
}

}  // namespace

TEST_CASE("an interval encloses the figure and narrows with more pages") {
  // Page numbers 0..99: mean 49.5, standard deviation 28.87, so the mean of 100 draws varies
  // by 2.887.
  const auto wide = bootstrap(100, mean_number);
  REQUIRE(wide.has_value());
  CHECK(wide->low == Approx(49.5 - 1.96 * 2.887).margin(.7));
  CHECK(wide->high == Approx(49.5 + 1.96 * 2.887).margin(.7));
}

TEST_CASE("the same pages give the same interval") {
  const auto one = bootstrap(20, mean_number), other = bootstrap(20, mean_number);
  REQUIRE(one.has_value());
  CHECK(one->low == other->low);
  CHECK(one->high == other->high);
  CHECK(one->low < one->high);
}

TEST_CASE("every page is drawn, and none beyond the last") {
  std::vector<int> times(7, 0);
  (void)bootstrap(7, [&](const Draw& draw) -> std::optional<double> {
    for (const auto page : draw) ++times.at(page);
    return 0.0;
  });
  CHECK(std::accumulate(times.begin(), times.end(), 0) == 7 * bootstrap_rounds);
  for (const int count : times) CHECK(count == Approx(bootstrap_rounds).epsilon(.1));
}

TEST_CASE("one page or an undefined figure has no interval") {
  CHECK_FALSE(bootstrap(1, mean_number).has_value());
  CHECK_FALSE(bootstrap(5, [](const Draw&) { return std::optional<double>(); }).has_value());
}
