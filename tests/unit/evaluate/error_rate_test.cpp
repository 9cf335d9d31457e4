// SPDX-License-Identifier: Apache-2.0
#include "evaluate/error_rate.hpp"

#include <catch2/catch.hpp>

using namespace chamra::evaluate;

TEST_CASE("errors before and after are distances to the truth") {
  CHECK(count_errors(U"กขคง", U"กขxx", U"กขคx") == ErrorCount{4, 2, 1});
  CHECK(count_errors(U"", U"ก", U"") == ErrorCount{0, 1, 0});
}

TEST_CASE("the effect has the same errors as the plain count") {
  CHECK(count_effect(U"กขคง", U"กขxx", U"กขคx").errors == count_errors(U"กขคง", U"กขxx", U"กขคx"));
}

TEST_CASE("rates of two pages") {
  // 1 of 10 and 3 of 5 letters wrong before, none and 3 after.
  const RateSummary rates = summarize({{10, 1, 0}, {5, 3, 3}});
  CHECK(rates.total == ErrorCount{15, 4, 3});
  CHECK(*rates.before.micro == Approx(4.0 / 15));
  CHECK(*rates.before.macro == Approx((.1 + .6) / 2));
  CHECK(*rates.before.median == Approx(.35));
  CHECK(*rates.after.micro == Approx(.2));
  CHECK(*rates.after.macro == Approx(.3));
  CHECK(*rates.improvement == Approx(.25));
}

TEST_CASE("the median of three pages is the middle one") {
  CHECK(*summarize({{10, 9, 0}, {10, 1, 0}, {10, 2, 0}}).before.median == Approx(.2));
}

TEST_CASE("a page without truth counts in the sum only") {
  const RateSummary rates = summarize({{0, 2, 0}, {10, 1, 0}});
  CHECK(*rates.before.micro == Approx(.3));
  CHECK(*rates.before.macro == Approx(.1));
}

TEST_CASE("what cannot be divided is not a number") {
  const RateSummary rates = summarize(std::vector<ErrorCount>{});
  CHECK_FALSE(rates.before.micro.has_value());
  CHECK_FALSE(rates.after.median.has_value());
  CHECK_FALSE(rates.improvement.has_value());
  CHECK_FALSE(improvement_of({10, 0, 1}).has_value());
}

TEST_CASE("worse pages have a negative improvement") {
  CHECK(*improvement_of({10, 2, 3}) == Approx(-.5));
}

TEST_CASE("harm counts letters that were right") {
  // ก ข right before; ข broken, ค healed, ง wrong both times.
  CHECK(count_effect(U"กขคง", U"กขxx", U"กyคx").harm == Harm{2, 1, 1});
  CHECK(count_effect(U"กขค", U"กขค", U"กขค").harm == Harm{3, 0, 0});
  CHECK(count_effect(U"กขค", U"กขค", U"กค").harm == Harm{3, 1, 0});
}

TEST_CASE("the bounded rate counts what is kept") {
  const Effect effect = count_effect(U"abcd", U"aXcdYYYYYY", U"abcdYYYYYY");
  CHECK(effect.kept == Kept{3, 4});
  CHECK(*bounded_rate(effect.errors.before, effect.kept.before) == Approx(7.0 / 10));
  CHECK(*bounded_rate(effect.errors.after, effect.kept.after) == Approx(6.0 / 10));
  CHECK_FALSE(bounded_rate(0, 0).has_value());
}
