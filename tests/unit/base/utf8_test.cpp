// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include <catch2/catch.hpp>

#include "support/print_u32.hpp"

using namespace chamra;

TEST_CASE("letters of every length come back as they went in") {
  const std::u32string text = U"a\u00E9\u0E01\u0E33\U0002A6D6";
  CHECK(to_utf32(to_utf8(text)) == text);
  CHECK(to_utf8(text).size() == 1 + 2 + 3 + 3 + 4);
  CHECK(is_utf8(to_utf8(text)));
}

TEST_CASE("a bad sequence takes its longest valid prefix and becomes one U+FFFD") {
  const auto [bytes, letters] = GENERATE(table<std::string, std::u32string>({
      {"\xFF", U"\uFFFD"},                                // never a lead byte
      {"\x80\x80", U"\uFFFD\uFFFD"},                      // followers without a lead
      {"\xE0\xB8", U"\uFFFD"},                            // cut off at the end
      {"\xE0\xB8x", U"\uFFFDx"},                          // cut off by a letter
      {"\xC0\xAF", U"\uFFFD\uFFFD"},                      // overlong
      {"\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"},            // a surrogate
      {"\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"},  // above U+10FFFF
  }));
  CAPTURE(bytes);
  CHECK(to_utf32(bytes) == letters);
  CHECK_FALSE(is_utf8(bytes));
}

TEST_CASE("a step never leaves the bytes and always moves on") {
  const std::string bytes = "\xE0\xB8\x81\xF0\x9F\x98";
  std::size_t at = 0;
  while (at < bytes.size()) {
    const Utf8Step step = decode_utf8_step(bytes, at);
    REQUIRE(step.bytes > 0);
    at += step.bytes;
  }
  CHECK(at == bytes.size());
}
