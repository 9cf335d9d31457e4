// SPDX-License-Identifier: Apache-2.0
#include "evaluate/differences.hpp"

#include <catch2/catch.hpp>

using namespace chamra;
using namespace chamra::evaluate;

namespace {

std::vector<Difference> between(std::u32string_view a, std::u32string_view b) {
  return differences(align(a, b), b.size());
}

}  // namespace

TEST_CASE("equal texts do not differ") {
  CHECK(between(U"abc", U"abc").empty());
  CHECK(between(U"", U"").empty());
}

TEST_CASE("letters changed, lost and added are stretches of their own") {
  CHECK(between(U"abcdef", U"aXcdeYf") ==
        std::vector<Difference>{{{1, 2}, {1, 2}}, {{5, 5}, {5, 6}}});
  CHECK(between(U"abc", U"bc") == std::vector<Difference>{{{0, 1}, {0, 0}}});
  CHECK(between(U"abc", U"ab") == std::vector<Difference>{{{2, 3}, {2, 2}}});
}

TEST_CASE("neighbouring changes are one stretch") {
  const auto found = between(U"sXXt", U"s123t");
  CHECK(found == std::vector<Difference>{{{1, 3}, {1, 4}}});
  CHECK(found[0].errors() == 3);
}

TEST_CASE("texts with nothing in common differ as a whole") {
  CHECK(between(U"ab", U"") == std::vector<Difference>{{{0, 2}, {0, 0}}});
  CHECK(between(U"", U"ab") == std::vector<Difference>{{{0, 0}, {0, 2}}});
}
