// SPDX-License-Identifier: Apache-2.0
#include "align/graphemes.hpp"

#include <catch2/catch.hpp>

#include "align/align.hpp"

using namespace chamra;

TEST_CASE("a base letter with its marks is one cluster") {
  GraphemeAlphabet alphabet;
  CHECK(alphabet.spell(U"").empty());
  CHECK(alphabet.spell(U"ที่").size() == 1);
  CHECK(alphabet.spell(U"น้ำ").size() == 1);   // sara am joins the letter before it
  CHECK(alphabet.spell(U"เก่า").size() == 3);  // sara e and sara aa stand by themselves
  CHECK(alphabet.spell(U"\r\nก").size() == 2);
}

TEST_CASE("the same cluster has the same number in all texts") {
  GraphemeAlphabet alphabet;
  const auto one = alphabet.spell(U"ที่ดี"), other = alphabet.spell(U"ดีที่");
  REQUIRE(one.size() == 2);
  CHECK(one[0] == other[1]);
  CHECK(one[1] == other[0]);
}

TEST_CASE("two wrong marks on one letter are one wrong cluster") {
  GraphemeAlphabet alphabet;
  CHECK(edit_distance(alphabet.spell(U"ที่นี่"), alphabet.spell(U"ทนี่")) == 1);
  CHECK(edit_distance(U"ที่นี่", U"ทนี่") == 2);
}
