// SPDX-License-Identifier: Apache-2.0
#include "text/decode.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "support/print_u32.hpp"
#include "support/random_text.hpp"

using namespace chamra;
using chamra::test::Random;

namespace {

std::vector<RepairKind> kinds_of(const Page& page) {
  std::vector<RepairKind> kinds;
  for (const Repair& repair : page.repairs) kinds.push_back(repair.kind);
  return kinds;
}

std::string some_bytes(int seed) {
  Random random(static_cast<std::uint64_t>(seed));
  return seed % 2 == 0 ? chamra::test::random_bytes(random, 3000)
                       : chamra::test::random_text(random, 40);
}

/// Letters whose order and neighbours matter, at random.
std::u32string some_marks(int seed) {
  static const std::u32string letters =
      U"กนเ\u0E31\u0E34\u0E38\u0E48\u0E49\u0E4C\u0E4D\u0E32\u0E33\uF70A\uF711\u00A0 a"
      U"\u0E99\u0ECD\u0EC8\u0EB2\u0EC0";
  Random random(static_cast<std::uint64_t>(seed));
  std::u32string out;
  for (unsigned k = 0; k < 300; ++k) out += letters[random.below(letters.size())];
  return out;
}

}  // namespace

TEST_CASE("canonical text is what it was, letter by letter") {
  const std::u32string text = U"น้ำท่วมที่กรุงเทพฯ ปี ๒๕๕๔ (flood)\r\n\fແລະ";
  const Page page = decode(to_utf8(text));
  CHECK(page.text == text);
  CHECK(page.repairs.empty());
}

TEST_CASE("an invisible letter or a no-break space before a glyph code stands beside Thai") {
  for (const std::u32string start : {U"\u200B", U"\u00A0"}) {
    const std::u32string once = decode(to_utf8(start + U"\uF70A\u0E32")).text;
    CHECK(once == decode(to_utf8(start + U"\u0E48\u0E32")).text);
    CHECK(decode(to_utf8(once)).text == once);
  }
}

TEST_CASE("marks are put in order: vowel, tone, thanthakhat") {
  const auto [written, canonical] = GENERATE(table<std::u32string, std::u32string>({
      {U"ท\u0E48\u0E35", U"ท\u0E35\u0E48"},
      {U"ก\u0E49\u0E38", U"ก\u0E38\u0E49"},
      {U"ธ\u0E4C\u0E34", U"ธ\u0E34\u0E4C"},
      {U"กำ\u0E48", U"ก\u0E48ำ"},
      {U"\u0E97\u0EC8\u0EB5", U"\u0E97\u0EB5\u0EC8"},  // Lao
  }));
  const Page page = decode(to_utf8(written));
  CHECK(page.text == canonical);
  CHECK(kinds_of(page) == std::vector{RepairKind::MarkOrder});
}

TEST_CASE("letters of a reordered stack lead back to the whole stack") {
  const Page page = decode(to_utf8(U"ท\u0E48\u0E35ม"));
  CHECK(page.to_source({0, 1}) == ByteSpan{0, 3});
  CHECK(page.to_source({1, 2}) == ByteSpan{3, 9});
  CHECK(page.to_source({2, 3}) == ByteSpan{3, 9});
  CHECK(page.to_source({3, 4}) == ByteSpan{9, 12});
  CHECK(page.repairs.at(0).span == CharSpan{1, 3});
  CHECK(page.repairs.at(0).source == ByteSpan{3, 9});
}

TEST_CASE("nikhahit and sara aa are one sara am, with the tone before it wherever it stood") {
  const auto [written, canonical] = GENERATE(table<std::u32string, std::u32string>({
      {U"ก\u0E4D\u0E32", U"ก\u0E33"},
      {U"น\u0E4D\u0E49\u0E32", U"น\u0E49\u0E33"},
      {U"น\u0E49\u0E4D\u0E32", U"น\u0E49\u0E33"},
      {U"\u0E99\u0EC9\u0ECD\u0EB2", U"\u0E99\u0EC9\u0EB3"},  // Lao
  }));
  const std::string bytes = to_utf8(written);
  const Page page = decode(bytes);
  CHECK(page.text == canonical);
  CHECK(kinds_of(page) == std::vector{RepairKind::Composition});
  CHECK(page.to_source({1, 2}) == ByteSpan{3, bytes.size()});
}

TEST_CASE("a vowel between nikhahit and sara aa is left alone") {
  const std::u32string text = U"ก\u0E34\u0E4D\u0E32";
  CHECK(decode(to_utf8(text)).text == text);
}

TEST_CASE("sara e twice is sara ae") {
  const Page page = decode(to_utf8(U"เเมว เก"));
  CHECK(page.text == U"แมว เก");
  CHECK(kinds_of(page) == std::vector{RepairKind::DoubledSaraE});
  CHECK(page.to_source({0, 1}) == ByteSpan{0, 6});
}

TEST_CASE("glyph codes of Windows fonts are letters") {
  const Page page = decode(to_utf8(U"ท\u0E35\uF70A \uF70Fา\uF700าน ก\uF718"));
  CHECK(page.text == U"ท\u0E35\u0E48 ญาฐาน ก\u0E38");
  CHECK(kinds_of(page) == std::vector<RepairKind>(4, RepairKind::PrivateUse));
}

TEST_CASE("no-break spaces and invisible letters are taken out of Thai, and noted") {
  const Page page = decode(to_utf8(U"ก\u00A0ข\u200Bค"));
  CHECK(page.text == U"ก ขค");
  CHECK(kinds_of(page) == std::vector{RepairKind::NoBreakSpace, RepairKind::ZeroWidth});
  CHECK(page.repairs.at(1).span == CharSpan{3, 3});
  CHECK(page.repairs.at(1).source == ByteSpan{8, 11});
}

TEST_CASE("no-break spaces and invisible letters of other scripts stay") {
  const std::u32string text = U"a\u00A0b\u200Bc";
  const Page page = decode(to_utf8(text));
  CHECK(page.text == text);
  CHECK(page.repairs.empty());
}

TEST_CASE("bytes that are not UTF-8 are noted, one U+FFFD for each bad sequence") {
  const Page page = decode("\xE0\xB8\x81\xFF\xE0\xB8");
  CHECK(page.text == U"ก\uFFFD\uFFFD");
  CHECK(kinds_of(page) == std::vector{RepairKind::BadBytes, RepairKind::BadBytes});
  CHECK(page.to_source({1, 2}) == ByteSpan{3, 4});
  CHECK(page.to_source({2, 3}) == ByteSpan{4, 6});
}

TEST_CASE("a byte order mark is no letter, and only at the start") {
  const Page page = decode("\xEF\xBB\xBF\xE0\xB8\x81");
  CHECK(page.text == U"ก");
  CHECK(page.repairs.empty());
  CHECK(page.to_source({0, 1}) == ByteSpan{3, 6});
  CHECK(decode("a\xEF\xBB\xBF"
               "b")
            .text == U"a\uFEFFb");
}

TEST_CASE("nothing is nothing") {
  const Page page = decode("");
  CHECK(page.text.empty());
  CHECK(page.to_source({0, 0}) == ByteSpan{0, 0});
}

TEST_CASE("the way back is monotone and covers every byte that was not dropped") {
  const int seed = GENERATE(range(0, 40));
  const std::string bytes = seed < 20 ? some_bytes(seed) : to_utf8(some_marks(seed));
  const Page page = decode(bytes);
  REQUIRE(page.bytes == bytes.size());
  REQUIRE(page.source_begin.size() == page.text.size());
  REQUIRE(page.source_end.size() == page.text.size());
  std::vector<bool> covered(bytes.size());
  for (std::uint32_t k = 0; k < page.text.size(); ++k) {
    const ByteSpan source = page.to_source({k, k + 1});
    REQUIRE(source.begin < source.end);
    REQUIRE(source.end <= bytes.size());
    REQUIRE((k == 0 || page.source_begin[k] >= page.source_begin[k - 1]));
    REQUIRE((k == 0 || page.source_end[k] >= page.source_end[k - 1]));
    for (std::uint64_t at = source.begin; at < source.end; ++at) covered[at] = true;
  }
  for (const Repair& repair : page.repairs) {
    if (repair.kind != RepairKind::ZeroWidth) continue;
    for (std::uint64_t at = repair.source.begin; at < repair.source.end; ++at) covered[at] = true;
  }
  for (std::size_t at = 0; at < covered.size(); ++at) {
    CAPTURE(at);
    REQUIRE(covered[at]);
  }
}

TEST_CASE("repairs of a page are in order and never overlap") {
  const Page page = decode(some_bytes(GENERATE(range(0, 40))));
  std::uint64_t done = 0;
  for (const Repair& repair : page.repairs) {
    REQUIRE(repair.source.begin >= done);
    REQUIRE(repair.span.end <= page.text.size());
    done = repair.source.end;
  }
}

TEST_CASE("a tone after a sara am that was just joined is one repair with it") {
  const Page page = decode("ก\u0E4D\u0E32\u0E48");
  CHECK(page.text == U"ก\u0E48\u0E33");
  REQUIRE(page.repairs.size() == 1);
  CHECK(page.repairs[0].source == ByteSpan{3, 12});
}

TEST_CASE("decoding a decoded page changes nothing, if no invisible letter was taken out of it") {
  std::u32string page = to_utf32(some_bytes(GENERATE(range(0, 40))));
  std::erase(page, U'\u200B');
  const std::u32string once = decode(to_utf8(page)).text;
  CHECK(decode(to_utf8(once)).text == once);
}

// Thai letters that nothing is to be done about take a short way. Lao ones, whose rules are the
// same, do not.
TEST_CASE("Thai is read as its Lao twin is, letter by letter") {
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 200))));
  static const std::u32string letters =
      U"กกนเเ\u0E31\u0E34\u0E38\u0E48\u0E49\u0E4C\u0E4D\u0E32\u0E33\u00A0\u200B a";
  std::u32string thai, lao;
  for (unsigned k = 0; k < 60; ++k) {
    const char32_t letter = letters[random.below(letters.size())];
    thai += letter;
    lao += letter >= 0x0E00 && letter < 0x0E80 ? letter + 0x80 : letter;
  }
  Page page = decode(to_utf8(thai));
  const Page twin = decode(to_utf8(lao));
  for (char32_t& letter : page.text) letter += letter >= 0x0E00 && letter < 0x0E80 ? 0x80 : 0;
  CHECK(page.text == twin.text);
  CHECK(page.source_begin == twin.source_begin);
  CHECK(page.source_end == twin.source_end);
  REQUIRE(page.repairs.size() == twin.repairs.size());
  for (std::size_t k = 0; k < twin.repairs.size(); ++k) {
    CHECK(page.repairs[k].kind == twin.repairs[k].kind);
    CHECK(page.repairs[k].span == twin.repairs[k].span);
    CHECK(page.repairs[k].source == twin.repairs[k].source);
  }
}
