// SPDX-License-Identifier: Apache-2.0
#include "base/lines.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

TEST_CASE("lines come with their line feed; a torn one stays") {
  std::string_view text = "one\r\n\ntorn";
  CHECK(next_line(text) == "one\r\n");
  CHECK(next_line(text) == "\n");
  CHECK(next_line(text).empty());
  CHECK(text == "torn");
}
