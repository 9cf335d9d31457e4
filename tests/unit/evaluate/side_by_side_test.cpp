// SPDX-License-Identifier: Apache-2.0
#include "evaluate/side_by_side.hpp"

#include <catch2/catch.hpp>

#include "support/print_u32.hpp"

using namespace chamra;
using namespace chamra::evaluate;

namespace {

ShownLines shown(const std::u32string& ocr, const std::u32string& truth,
                 const std::u32string& fixed, std::size_t limit = 10) {
  const Alignment to_ocr = align(truth, ocr), to_fixed = align(truth, fixed);
  return side_by_side({ocr, truth, fixed, to_ocr, to_fixed, true}, "p", limit);
}

const std::vector<ShownLine>& of(const ShownLines& lines, Turn turn) {
  return lines[static_cast<std::size_t>(turn)];
}

std::u32string text_of(const std::vector<Run>& runs) {
  std::u32string text;
  for (const Run& run : runs) text += run.text;
  return text;
}

Mark mark_of(const std::vector<Run>& runs, char32_t letter) {
  for (const Run& run : runs) {
    if (run.text.find(letter) != run.text.npos) return run.mark;
  }
  FAIL("no such letter");
  return Mark::Same;
}

}  // namespace

TEST_CASE("lines are sorted by what the correction did; lines without errors are left out") {
  const auto lines =
      shown(U"aXc\ndef\nghi\njZl\n", U"abc\ndef\nghi\njkl\n", U"abc\ndef\ngYi\njZl\n");
  REQUIRE(of(lines, Turn::Better).size() == 1);
  REQUIRE(of(lines, Turn::Worse).size() == 1);
  REQUIRE(of(lines, Turn::Left).size() == 1);
  CHECK(of(lines, Turn::Better)[0].line == 1);
  CHECK(of(lines, Turn::Worse)[0].line == 3);
  CHECK(of(lines, Turn::Left)[0].line == 4);
  CHECK(text_of(of(lines, Turn::Worse)[0].fixed) == U"gYi");
}

TEST_CASE("a letter too few and one too many in a line are two errors") {
  const auto lines = shown(U"bcdefx\n", U"abcdef\n", U"abcdefx\n");
  CHECK(of(lines, Turn::Better).size() == 1);
  CHECK(of(lines, Turn::Left).empty());
}

TEST_CASE("letters are marked as wrong, healed and broken") {
  const auto lines = shown(U"aXcde", U"abcde", U"abcYe");
  const ShownLine& line = of(lines, Turn::Left)[0];
  CHECK(mark_of(line.ocr, U'X') == Mark::Wrong);
  CHECK(mark_of(line.fixed, U'b') == Mark::Healed);
  CHECK(mark_of(line.fixed, U'Y') == Mark::Wrong);
  CHECK(mark_of(line.truth, U'd') == Mark::Broken);
  CHECK(mark_of(line.truth, U'a') == Mark::Same);
}

TEST_CASE("a mark takes its letter with it") {
  const auto lines = shown(U"กี่ข", U"กี้ข", U"กี่ข");
  const ShownLine& line = of(lines, Turn::Left)[0];
  REQUIRE(line.ocr.size() == 2);
  CHECK(line.ocr[0].text == U"กี่");
  CHECK(line.ocr[0].mark == Mark::Wrong);
}

TEST_CASE("a page in one line is cut into pieces that say the same on all sides") {
  std::u32string truth, ocr;
  for (int k = 0; k < 60; ++k) {
    truth += U"0123456789 ";
    ocr += k % 2 == 0 ? U"0123X56789 " : U"0123456789\n";
  }
  const auto lines = shown(ocr, truth, ocr, 1000);
  std::u32string rebuilt;
  for (const ShownLine& line : of(lines, Turn::Left)) {
    CHECK(text_of(line.truth).size() <= 120);
    rebuilt += text_of(line.truth);
  }
  CHECK(rebuilt == truth);
}

TEST_CASE("there are never more than asked for") {
  std::u32string truth, ocr;
  for (int k = 0; k < 20; ++k) {
    truth += U"abc\n";
    ocr += U"aXc\n";
  }
  auto lines = shown(ocr, truth, ocr, 3);
  CHECK(of(lines, Turn::Left).size() == 3);
  ShownLines all;
  append(all, lines, 4);
  append(all, lines, 4);
  CHECK(of(all, Turn::Left).size() == 4);
  CHECK(of(shown(ocr, truth, ocr, 0), Turn::Left).empty());
}
