// SPDX-License-Identifier: Apache-2.0
#include "correct/repetition.hpp"

#include <catch2/catch.hpp>

#include "support/print_u32.hpp"

using namespace chamra;

TEST_CASE("a phrase said three times in a row is found, with all its copies") {
  const std::u32string phrase = U"ของพรรคและ", text = U"ก่อนหน้า" + phrase + phrase + phrase + U"จบ";
  const auto found = find_repetitions(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].period == phrase.size());
  CHECK(found[0].span.begin == 8);
  CHECK(found[0].span.end >= 8 + 3 * phrase.size());
}

TEST_CASE("twice is emphasis, and the same words apart are style") {
  CHECK(find_repetitions(U"ของพรรคและของพรรคและจบ").empty());
  CHECK(find_repetitions(U"ของพรรคและ หนึ่ง ของพรรคและ สองสาม ของพรรคและ").empty());
}

TEST_CASE("rows of dots, ruled lines and laughter are no phrases") {
  CHECK(find_repetitions(std::u32string(200, U'.')).empty());
  CHECK(find_repetitions(std::u32string(200, U'ก')).empty());
  std::u32string line;
  for (int k = 0; k < 40; ++k) line += U". _ ";
  CHECK(find_repetitions(line).empty());
}

TEST_CASE("a long text that repeats itself is read in one go") {
  std::u32string text;
  while (text.size() < 200'000) text += U"ของพรรคและประชาชนทั่วไปในเมือง ";
  const auto found = find_repetitions(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].span.end == text.size());
}
