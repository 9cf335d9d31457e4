// SPDX-License-Identifier: Apache-2.0
#include "script/thai_class.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

TEST_CASE("every kind of Thai letter has its class, and its Lao twin the same") {
  const auto [thai, expected] = GENERATE(table<char32_t, ThaiClass>({
      {U'ก', ThaiClass::Consonant},
      {U'ฮ', ThaiClass::Consonant},
      {U'ะ', ThaiClass::FollowingVowel},
      {U'า', ThaiClass::FollowingVowel},
      {letter::sara_am, ThaiClass::FollowingVowel},
      {letter::mai_han_akat, ThaiClass::Above},
      {letter::sara_i, ThaiClass::Above},
      {letter::nikhahit, ThaiClass::Above},
      {letter::sara_u, ThaiClass::Below},
      {U'เ', ThaiClass::LeadingVowel},
      {U'ไ', ThaiClass::LeadingVowel},
      {letter::mai_ek, ThaiClass::Tone},
      {letter::mai_chattawa, ThaiClass::Tone},
      {letter::thanthakhat, ThaiClass::Final},
  }));
  CAPTURE(static_cast<std::uint32_t>(thai));
  CHECK(thai_class(thai) == expected);
  CHECK(thai_class(thai + 0x80) == expected);
}

TEST_CASE("what is no letter of a syllable has no class") {
  for (const char32_t letter : {U'a', U' ', U'๑', U'ๆ', U'฿', U'\u0F00', U'\u0ED1'}) {
    CAPTURE(static_cast<std::uint32_t>(letter));
    CHECK(thai_class(letter) == ThaiClass::None);
  }
}

TEST_CASE("only what stands over or under a letter is a mark") {
  CHECK(is_mark(letter::sara_ii));
  CHECK(is_mark(letter::sara_uu));
  CHECK(is_mark(letter::mai_tho));
  CHECK(is_mark(letter::thanthakhat));
  CHECK(!is_mark(U'า'));
  CHECK(!is_mark(letter::sara_am));
  CHECK(!is_mark(U'เ'));
  CHECK(!is_mark(U'ก'));
}

TEST_CASE("a mark needs a letter that can carry it") {
  CHECK(legal_pair(U'ก', letter::sara_i));
  CHECK(legal_pair(letter::sara_i, letter::mai_ek));
  CHECK(legal_pair(U'ก', U'ก'));
  CHECK(!legal_pair(letter::sara_i, letter::sara_i));
  CHECK(!legal_pair(letter::mai_ek, letter::sara_i));
  CHECK(!legal_pair(letter::mai_ek, letter::mai_tho));
  CHECK(!legal_pair(U'เ', letter::mai_ek));
}

TEST_CASE("pairs that are not both Thai are legal") {
  CHECK(legal_pair(U'a', letter::mai_ek));
  CHECK(legal_pair(letter::mai_ek, U' '));
  CHECK(legal_pair(U'\u0EC8', U'\u0EC8'));
}

TEST_CASE("no cluster is broken between a letter and what belongs to it") {
  CHECK(cluster_boundary(U'ก', U'ข'));
  CHECK(cluster_boundary(U'า', U'ก'));
  CHECK(cluster_boundary(letter::mai_ek, U'เ'));
  CHECK(cluster_boundary(U' ', U'ก'));
  CHECK(!cluster_boundary(U'ก', letter::sara_i));
  CHECK(!cluster_boundary(U'ก', U'า'));
  CHECK(!cluster_boundary(letter::mai_tho, letter::sara_am));
  CHECK(!cluster_boundary(U'เ', U'ก'));
  CHECK(!cluster_boundary(U'\u0EC0', U'\u0E81'));  // Lao: sara e, ko
}
