// SPDX-License-Identifier: Apache-2.0
#include "evaluate/canonical.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "base/utf8.hpp"

using namespace chamra;
using namespace chamra::evaluate;

namespace {

std::string fold(std::u32string_view text) { return to_utf8(canonical(text).text); }

}  // namespace

TEST_CASE("spellings that look alike become one") {
  const auto [written, wanted] = GENERATE(table<std::u32string, std::u32string>({
      {U"น\u0E4D\u0E49า", U"น\u0E49\u0E33"},                 // nikhahit before the tone
      {U"น\u0E49\u0E4Dา", U"น\u0E49\u0E33"},                 // and after it
      {U"ก\u0E4Dาลัง", U"ก\u0E33ลัง"},                         // no tone
      {U"\u0E40\u0E40ก", U"\u0E41ก"},                        // sara e twice
      {U"\u0E40\u200B\u0E40ก", U"\u0E41ก"},                  // with a zero-width space between
      {U"ท\u0E48\u0E35", U"ท\u0E35\u0E48"},                  // tone before the vowel
      {U"ผ\u0E49\u0E39", U"ผ\u0E39\u0E49"},                  // and before one below
      {U"พันธ\u0E4C\u0E38", U"พันธ\u0E38\u0E4C"},              // silencer before the vowel
      {U"\u0E99\u0ECD\u0EC9\u0EB2", U"\u0E99\u0EC9\u0EB3"},  // Lao nikhahit, tone, aa
      {U"\u0EC0\u0EC0\u0E81", U"\u0EC1\u0E81"},              // Lao sara e twice
      {U"e\u0301", U"\u00E9"},                               // NFC elsewhere
      {U"\uFEFFก\u200Bข", U"กข"},                            // BOM, zero-width space
      {U"ก\r\nข\rค\r\n", U"ก\nข\nค"},                        // line ends
  }));
  CAPTURE(to_utf8(written));
  CHECK(fold(written) == to_utf8(wanted));
}

TEST_CASE("spellings that differ stay apart") {
  for (const std::u32string text : {U"ท่าน", U"ทาน", U"ก\u0E4Dก", U"น\u0E4D \u0E32",
                                    U"\u0E40ก\u0E40", U"ໜ", U"นำ\u0E49", U"ก ข", U"\uFFFD"}) {
    CAPTURE(to_utf8(text));
    CHECK(fold(text) == to_utf8(text));
  }
}

TEST_CASE("Thai nikhahit does not take Lao aa") {
  CHECK(fold(U"ก\u0E4D\u0EB2") == to_utf8(U"ก\u0E4D\u0EB2"));
}

TEST_CASE("borders go where their letters go") {
  //   raw   น ํ ้ า | ก          text   น ้ ำ | ก
  const Folded folded = canonical(U"น\u0E4D\u0E49าก\n", {0, 1, 4, 5, 6});
  CHECK(to_utf8(folded.text) == to_utf8(U"น\u0E49\u0E33ก"));
  CHECK(folded.borders == Borders{0, 1, 3, 4, 4});
}

TEST_CASE("what is dropped stands behind the letter before it") {
  const Folded folded = canonical(U"กบ\u200Bค", {0, 2, 3, 4});
  CHECK(folded.borders == Borders{0, 2, 2, 3});
}

TEST_CASE("as written changes nothing") {
  const Folded folded = as_written(U"น\u0E4Dา\r\n", {0, 3});
  CHECK(to_utf8(folded.text) == to_utf8(U"น\u0E4Dา\r\n"));
  CHECK(folded.borders == Borders{0, 3});
}

TEST_CASE("folding twice folds once, and borders stay in order") {
  const std::u32string letters = U"กนเแาำ่้ํัิุ์์ນເາໍ້ຼeé\u0301\u200B\r\n \uFEFF";
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    std::u32string text;
    Borders borders = {0};
    for (std::size_t k = random() % 12; k > 0; --k) {
      text += letters[random() % letters.size()];
      borders.push_back(static_cast<std::uint32_t>(text.size()));
    }
    const Folded once = canonical(text, borders);
    REQUIRE(to_utf8(canonical(once.text).text) == to_utf8(once.text));
    REQUIRE(std::is_sorted(once.borders.begin(), once.borders.end()));
    REQUIRE(once.borders.back() == once.text.size());
  }
}
