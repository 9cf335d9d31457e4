// SPDX-License-Identifier: Apache-2.0
#include "common/encoding.hpp"

#include <catch2/catch.hpp>

using namespace chamra;
using namespace chamra::cli;

namespace {

std::string converted(const std::string& name, const std::string& bytes, std::size_t step) {
  auto converter = Converter::open(name);
  REQUIRE(converter);
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += step)
    converter->convert(bytes.substr(at, step), false, out);
  converter->convert("", true, out);
  return out;
}

// "ภาษาไทยยากแต่งดงาม" in TIS-620
const std::string thai_8bit =
    "\xC0\xD2\xC9\xD2\xE4\xB7\xC2\xC2\xD2\xA1\xE1\xB5\xE8\xA7\xB4\xA7\xD2\xC1 2500\n";

}  // namespace

TEST_CASE("UTF-16 is told by its mark or by its ASCII and Thai units") {
  using namespace std::string_literals;
  CHECK(likely_encoding("\xFF\xFE\x01\x0E") == Likely::Utf16);
  CHECK(likely_encoding("\xFE\xFF\x0E\x01") == Likely::Utf16);
  CHECK(likely_encoding("a\0b\0c\0d\0e\0f\0g\0h\0"s) == Likely::Utf16);
  CHECK(likely_encoding("\x0E\x01\x0E\x32\x0E\x23\x00\x20\x0E\x01\x0E\x32\x0E\x23\x00\x0A"s) ==
        Likely::Utf16);
}

TEST_CASE("TIS-620 is told by high bytes that make no UTF-8 letters") {
  CHECK(likely_encoding(thai_8bit) == Likely::Thai8Bit);
}

TEST_CASE("a word or two in TIS-620 are told by their spelling") {
  for (const char* text : {
           "\xA1\xD2",                       // กา
           "\xA1\xD3\n",                     // กำ
           "\xCA\xC7\xD1\xCA\xB4\xD5",       // สวัสดี
           "\xBE.\xC8. \xF2\xF5\xF0\xF0\n",  // พ.ศ. ๒๕๐๐
           "\xBA\xE9\xD2\xB9 12\n",  // บ้าน 12: the last two bytes are a UTF-8 letter
           // ง่วงเหงาหาวนอน: more than half of it happens to be UTF-8
           "\xA7\xE8\xC7\xA7\xE0\xCB\xA7\xD2\xCB\xD2\xC7\xB9\xCD\xB9\n",
           "\xE4\xBB\n",                      // ไป: so are these, but for a third
           "\x93\xA4\xB9\xE4\xB7\xC2\x94\n",  // “คนไทย”
       }) {
    CAPTURE(text);
    CHECK(likely_encoding(text) == Likely::Thai8Bit);
  }
}

TEST_CASE("a few high bytes that Thai cannot spell, or damaged UTF-8 has, are not TIS-620") {
  for (const char* text : {
           "\xE0\xB8\n",
           "Page \xE0\xB8\xE0\xB9 1\n",  // Thai letters without their last byte
           "\xB8\xA1 1\n",               // and without their first
           "ก \xC1\xD2\n",
           "\xC3\xB6\n",
           "caf\xE9 cr\xE8me\n",
           "\xC0 la carte, \xE0 part\n",
           "Page 1 \xE4\xB8",  // cut off in the middle of a letter
           "\xD2\xA1\n",
           "\xE8\xA1\n",
           "\xA1\xE0\n",  // vowels and marks where none may stand
           "\xEF\xBF\n",
           "1 \xA1 2 \x01\xD2\n",
       }) {
    CAPTURE(text);
    CHECK(likely_encoding(text) != Likely::Thai8Bit);
  }
}

TEST_CASE("UTF-8 stays UTF-8, damaged or not") {
  CHECK(likely_encoding("ภาษาไทย") == Likely::Utf8);
  CHECK(likely_encoding("ภาษาไทยที่เสียหาย\xA1\xA2\xB5") == Likely::Utf8);
}

TEST_CASE("binary files are not taken for Thai") {
  using namespace std::string_literals;
  CHECK(likely_encoding(
            "\x7F"
            "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\xA1\xA2\xA3\xA4\xA5\xA6\xA7\xA8\xA9"s) ==
        Likely::Utf8);
  CHECK(likely_encoding(std::string(100, '\0')) == Likely::Utf8);
  CHECK(likely_encoding(std::string(100, '\xFF')) == Likely::Utf8);
}

TEST_CASE("accented letters of one byte are not taken for Thai") {
  CHECK(likely_encoding("d\xE9j\xE0 vu, \xE0 c\xF4t\xE9, \xE9t\xE9, No\xEBl, for\xEAt") ==
        Likely::Utf8);
}

TEST_CASE("ASCII tells nothing yet") {
  CHECK(likely_encoding("") == Likely::Unknown);
  CHECK(likely_encoding("\f\nPage 1 of a book in two parts\n") == Likely::Unknown);
}

TEST_CASE("a refusal names the cure") {
  CHECK_THAT(refusal(Likely::Utf16), Catch::Contains("--encoding UTF-16"));
  CHECK_THAT(refusal(Likely::Thai8Bit), Catch::Contains("--encoding windows-874"));
}

TEST_CASE("conversion does not depend on how the bytes were cut") {
  using namespace std::string_literals;
  const std::size_t step = GENERATE(1, 2, 3, 100);
  CHECK(converted("TIS-620", thai_8bit, step) == "ภาษาไทยยากแต่งดงาม 2500\n");
  CHECK(converted("UTF-16LE", "\x01\x0E\x0A\x00"s, step) == "ก\n");
}

TEST_CASE("what the encoding does not define becomes U+FFFD") {
  using namespace std::string_literals;
  CHECK(converted("UTF-16LE",
                  "a\0\0\xD8"
                  "b\0"s,
                  1) ==
        "a\xEF\xBF\xBD"
        "b");  // half a surrogate pair
}

TEST_CASE("long input passes whole") {
  std::string bytes;
  std::string text;
  for (int k = 0; k < 20000; ++k) {
    bytes += "\xA1\xD2";
    text += "กา";
  }
  CHECK(converted("TIS-620", bytes, 7001) == text);
}

TEST_CASE("an unknown encoding is refused with examples") {
  const auto converter = Converter::open("klingon");
  REQUIRE(!converter);
  CHECK_THAT(converter.error().message,
             Catch::Contains("klingon") && Catch::Contains("windows-874"));
}

TEST_CASE("Thai that is UTF-8 already is told from all that another encoding may be") {
  CHECK(is_thai_utf8("ภาษาไทย 1 และ café"));
  CHECK(is_thai_utf8("ພາສາລາວ"));
  CHECK_FALSE(is_thai_utf8("plain"));
  CHECK_FALSE(is_thai_utf8("\xE0\xA1\xC1\xE0\xAA\xBF\xA1\xD2\xC3\xE0\xC1\xD7\xCD\xA7"));
  CHECK_FALSE(is_thai_utf8("\x01\x0E\x32\x0E\x23\x0E\x40\x0E\x21\x0E"));
}
