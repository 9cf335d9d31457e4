// SPDX-License-Identifier: Apache-2.0
#include "script/sound.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "support/print_u32.hpp"

using namespace chamra;

TEST_CASE("spellings of one foreign name sound alike") {
  const auto [one, other] = GENERATE(table<std::u32string, std::u32string>({
      {U"ซีโนเวียฟ", U"ซิโนเวียฟ"},
      {U"เชคโกสโลวาเกีย", U"เช็กโกสโลวาเกีย"},
      {U"บอลเชวิค", U"บอลเชวิก"},
      {U"มาร์กซ", U"มาร์กซ์"},
  }));
  CAPTURE(one, other);
  CHECK(sound_of(one) == sound_of(other));
}

TEST_CASE("letters of like shape do not sound alike") {
  CHECK(sound_of(U"ฮอลแลนด์") != sound_of(U"ออลแลนด์"));
  CHECK(sound_of(U"คีรี") != sound_of(U"ศีรี"));
  CHECK(sound_of(U"นคร") != sound_of(U"มคร"));
}

TEST_CASE("what is no Thai letter stays") { CHECK(sound_of(U"a1 ก.") == U"a1 ก."); }
