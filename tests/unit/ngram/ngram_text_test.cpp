// SPDX-License-Identifier: Apache-2.0
#include "ngram/ngram_text.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

namespace {

/// Knows "a" to "z" by their place from 1.
std::optional<std::uint32_t> place_of(std::string_view token) {
  if (token.size() != 1 || token[0] < 'a' || token[0] > 'z') return std::nullopt;
  return static_cast<std::uint32_t>(token[0] - 'a' + 1);
}

}  // namespace

TEST_CASE("the tokens of an n-gram come by their numbers, oldest first") {
  const auto row = parse_ngram("c a b", place_of);
  REQUIRE(row);
  CHECK(row->order == 3);
  CHECK(row->ids == std::array<std::uint32_t, 3>{3, 1, 2});
  CHECK(parse_ngram("c", place_of)->order == 1);
}

TEST_CASE("a row with a token that nobody knows is none, and so is one that is too long") {
  CHECK_FALSE(parse_ngram("a ? b", place_of));
  CHECK_FALSE(parse_ngram("a b c d", place_of));
  CHECK_FALSE(parse_ngram("", place_of));
  CHECK_FALSE(parse_ngram("a ", place_of));
  CHECK_FALSE(parse_ngram("a  b", place_of));
}
