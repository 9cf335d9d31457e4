// SPDX-License-Identifier: Apache-2.0
#include "simulate/draws.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "base/split_mix.hpp"

using namespace chamra;

TEST_CASE("the generator gives the published sequence") {
  // First values after seed 1234567, as the authors' C program prints them.
  SplitMix dice(1234567);
  CHECK(dice.next() == 6457827717110365317U);
  CHECK(dice.next() == 3203168211198807973U);
}

TEST_CASE("what happens depends on seed, page, kind and place") {
  const Draws draws(1, "p1", 0);
  const auto here = draws.at(Chance::Letter, 7, U"abc");
  CHECK(here == Draws(1, "p1", 0).at(Chance::Letter, 7, U"xyz"));
  CHECK(here != draws.at(Chance::Letter, 8, U"abc"));
  CHECK(here != draws.at(Chance::LaoRun, 7, U"abc"));
  CHECK(here != Draws(2, "p1", 0).at(Chance::Letter, 7, U"abc"));
  CHECK(here != Draws(1, "p2", 0).at(Chance::Letter, 7, U"abc"));
}

TEST_CASE("a steady context meets the same fate everywhere on the page") {
  const Draws draws(1, "p1", whole_share);
  CHECK(draws.at(Chance::Letter, 7, U"abc") == draws.at(Chance::Letter, 900, U"abc"));
  CHECK(draws.at(Chance::Letter, 7, U"abc") != draws.at(Chance::Letter, 7, U"abd"));
}

TEST_CASE("things happen about as often as their share says") {
  const double share = GENERATE(.001, .05, .5);
  const Draws draws(3, "page", share32(GENERATE(0.0, .5)));
  std::size_t count = 0;
  constexpr std::uint64_t tries = 100000;
  for (std::uint64_t place = 0; place < tries; ++place) {
    const std::u32string context = {static_cast<char32_t>(place & 0xFFFFU),
                                    static_cast<char32_t>(place >> 16U)};
    if (draws.happens(Chance::Intrusion, place, context, share32(share))) ++count;
  }
  CHECK(static_cast<double>(count) / tries == Approx(share).margin(4 * std::sqrt(share / tries)));
}

TEST_CASE("nothing has no chance, everything is certain") {
  const Draws draws(1, "p", 0);
  for (std::uint64_t place = 0; place < 1000; ++place) {
    CHECK_FALSE(draws.happens(Chance::Letter, place, U"", share32(0)));
    CHECK(draws.happens(Chance::Letter, place, U"", share32(1)));
  }
}
