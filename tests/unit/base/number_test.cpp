// SPDX-License-Identifier: Apache-2.0
#include "base/number.hpp"

#include <catch2/catch.hpp>
#include <cstdint>

using chamra::number_in;

TEST_CASE("A number is all of its text") {
  CHECK(number_in<double>("-1.5e3") == -1500);
  CHECK(number_in<float>("0.25") == 0.25F);
  CHECK(number_in<std::uint32_t>("4294967295") == 4294967295U);
  for (const char* text : {"", " 1", "1 ", "1x", "+1", "1,5", "nan", "inf", "1e999"}) {
    CAPTURE(text);
    CHECK_FALSE(number_in<double>(text));
  }
  for (const char* text : {"-1", "4294967296", "1.0"}) {
    CAPTURE(text);
    CHECK_FALSE(number_in<std::uint32_t>(text));
  }
}
