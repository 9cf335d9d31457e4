// SPDX-License-Identifier: Apache-2.0
#include "script/spelling.hpp"

#include <catch2/catch.hpp>

#include "support/print_u32.hpp"

using namespace chamra;

TEST_CASE("Blanks before a maiyamok are no difference, others are") {
  CHECK(with_maiyamok_joined(U"ต่าง ๆ นา  ๆ") == U"ต่างๆ นาๆ");
  CHECK(with_maiyamok_joined(U" ๆ") == U"ๆ");
  CHECK(with_maiyamok_joined(U"ต่างๆ กัน") == U"ต่างๆ กัน");
  CHECK(with_maiyamok_joined(U"") == U"");
}
