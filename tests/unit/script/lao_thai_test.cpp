// SPDX-License-Identifier: Apache-2.0
#include "script/lao_thai.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "script/script_of.hpp"
#include "support/print_u32.hpp"

using namespace chamra;

TEST_CASE("a Lao letter is read as its Thai twin, or as the one that sounds like it") {
  CHECK(std::u32string(thai_readings(U'ກ').nearest) == U"ก");
  CHECK(std::u32string(thai_readings(U'າ').nearest) == U"า");
  CHECK(std::u32string(thai_readings(U'\u0EC9').nearest) == U"\u0E49");  // mai tho
  CHECK(std::u32string(thai_readings(U'ຍ').nearest) == U"ย");
}

TEST_CASE("one Lao letter stands for several Thai letters of its sound") {
  CHECK(thai_readings(U'ນ').others.find(U'ณ') != std::u32string_view::npos);
  CHECK(thai_readings(U'ສ').others.find(U'ศ') != std::u32string_view::npos);
  CHECK(thai_readings(U'ສ').others.find(U'ษ') != std::u32string_view::npos);
}

TEST_CASE("Lao ligatures are read as two Thai letters") {
  CHECK(std::u32string(thai_readings(U'ໜ').nearest) == U"หน");
  CHECK(std::u32string(thai_readings(U'ໝ').nearest) == U"หม");
}

TEST_CASE("what is not Lao has no reading") {
  for (const char32_t letter : {U'ก', U'a', U' ', U'໑', U'\u0F40'}) {
    CAPTURE(letter);
    CHECK(thai_readings(letter).nearest.empty());
  }
}

TEST_CASE("every letter of written Lao has a Thai reading") {
  for (char32_t lao = 0x0E81; lao < 0x0EDE; ++lao) {  // Khmu letters follow
    if (u_isdefined(static_cast<UChar32>(lao)) == 0 || !is_lao(lao) || lao == 0x0ECE) continue;
    CAPTURE(lao);
    const auto nearest = thai_readings(lao).nearest;
    REQUIRE(!nearest.empty());
    CHECK(std::all_of(nearest.begin(), nearest.end(),
                      [](char32_t letter) { return letter > 0x0E00 && letter < 0x0E5C; }));
  }
}
