// SPDX-License-Identifier: Apache-2.0
#include "script/latin_sound.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

TEST_CASE("letters of any script sound like a Latin one, as far as their names tell") {
  CHECK(latin_sound(U'k') == 'k');
  CHECK(latin_sound(U'É') == 'e');
  CHECK(latin_sound(U'\u0631') == 'r');  // Arabic reh
  CHECK(latin_sound(U'\u10EF') == 'j');  // Georgian jhan
  CHECK(latin_sound(U'\u043B') == 'l');  // Cyrillic el
  CHECK(latin_sound(U'\u9178') == 0);    // an ideograph
  CHECK(latin_sound(U'\uFFFD') == 0);
  CHECK(latin_sound(U'1') == 0);
}

TEST_CASE("Thai letters are heard as those they are transcribed by") {
  CHECK((latin_sounds_of_thai(U'ต') & bit_of('t')) != 0);
  CHECK((latin_sounds_of_thai(U'ต') & bit_of('k')) == 0);
  CHECK((latin_sounds_of_thai(U'ล') & bit_of('r')) != 0);
  CHECK((latin_sounds_of_thai(U'\u0E4C') & bit_of('b')) != 0);  // thanthakhat is not heard
  CHECK(latin_sounds_of_thai(U'a') == 0);
}
