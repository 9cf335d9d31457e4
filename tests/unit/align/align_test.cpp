// SPDX-License-Identifier: Apache-2.0
#include "align/align.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "align/near_align.hpp"
#include "align/sections.hpp"
#include "align/whole_align.hpp"

using namespace chamra;

namespace {

using Table = std::vector<std::vector<std::size_t>>;

/// The textbook table, cell by cell: what the fast code is held against.
Table slow_table(std::u32string_view a, std::u32string_view b) {
  Table f(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        f[i][j] = i + j;
      } else {
        f[i][j] = std::min(
            {f[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), f[i - 1][j] + 1, f[i][j - 1] + 1});
      }
    }
  }
  return f;
}

/// From the end: pair if that is optimal, else drop a letter of a, else insert one of b.
Alignment slow_alignment(std::u32string_view a, std::u32string_view b) {
  const Table f = slow_table(a, b);
  Alignment result{f[a.size()][b.size()], std::vector<std::uint32_t>(a.size(), no_partner),
                   std::vector<bool>(a.size() + 1, false)};
  std::size_t i = a.size(), j = b.size();
  while (i > 0 || j > 0) {
    const bool equal = i > 0 && j > 0 && a[i - 1] == b[j - 1];
    if (i > 0 && j > 0 && f[i][j] == f[i - 1][j - 1] + (equal ? 0 : 1)) {
      --i;
      --j;
      if (equal) result.partner[i] = static_cast<std::uint32_t>(j);
    } else if (i > 0 && f[i][j] == f[i - 1][j] + 1) {
      --i;
    } else {
      result.inserted[i] = true;
      --j;
    }
  }
  return result;
}

std::vector<std::uint32_t> slow_crossing(std::u32string_view a, std::u32string_view b,
                                         std::size_t i) {
  const auto distance = slow_table(a, b)[a.size()][b.size()];
  std::vector<std::uint32_t> places;
  for (std::size_t j = 0; j <= b.size(); ++j) {
    const auto head = slow_table(a.substr(0, i), b.substr(0, j))[i][j];
    const auto tail = slow_table(a.substr(i), b.substr(j))[a.size() - i][b.size() - j];
    if (head + tail == distance) places.push_back(static_cast<std::uint32_t>(j));
  }
  return places;
}

void check_all(std::u32string_view a, std::u32string_view b) {
  const Alignment slow = slow_alignment(a, b), fast = align(a, b);
  const bool same = slow.distance == fast.distance && slow.partner == fast.partner &&
                    slow.inserted == fast.inserted && slow.distance == edit_distance(a, b);
  if (same) return;
  CAPTURE(a.size(), b.size(), slow.distance, fast.distance, edit_distance(a, b));
  FAIL("the fast alignment is not the slow one");
}

std::u32string random_text(std::mt19937& random, std::size_t length, char32_t letters) {
  std::u32string text;
  for (std::size_t k = 0; k < length; ++k) text += U'ก' + random() % letters;
  return text;
}

/// One letter in `rarity` dropped, doubled or exchanged.
std::u32string with_noise(std::u32string_view text, std::mt19937& random, unsigned rarity) {
  std::u32string out;
  for (const char32_t letter : text) {
    const auto dice = random() % (3 * rarity);
    if (dice == 0) continue;
    out += dice == 1 ? U'x' : letter;
    if (dice == 2) out += letter;
  }
  return out;
}

std::vector<std::u32string> all_strings(std::size_t longest) {
  std::vector<std::u32string> all = {U""};
  for (std::size_t k = 0, from = 0; k < longest; ++k) {
    const std::size_t to = all.size();
    for (; from < to; ++from) {
      for (const char32_t letter : {U'ก', U'ข', U'ค'}) all.push_back(all[from] + letter);
    }
  }
  return all;
}

}  // namespace

TEST_CASE("the distance of known pairs") {
  CHECK(edit_distance(U"", U"") == 0);
  CHECK(edit_distance(U"กขค", U"") == 3);
  CHECK(edit_distance(U"", U"กข") == 2);
  CHECK(edit_distance(U"kitten", U"sitting") == 3);
  CHECK(edit_distance(U"ส่าคัญ", U"สำคัญ") == 2);
}

TEST_CASE("an alignment says what is kept and where letters came in") {
  const Alignment alignment = align(U"abd", U"axbcd");
  CHECK(alignment.distance == 2);
  CHECK(alignment.partner == std::vector<std::uint32_t>{0, 2, 4});
  CHECK(alignment.inserted == std::vector<bool>{false, true, true, false});
}

TEST_CASE("fast and slow alignment agree on all short strings") {
  const auto all = all_strings(4);
  for (const auto& a : all) {
    for (const auto& b : all) check_all(a, b);
  }
  CHECK(all.size() == 121);
}

TEST_CASE("fast and slow alignment agree across word borders") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const auto a = random_text(random, random() % 200, round % 2 == 0 ? 3 : 60);
    const bool related = round % 3 != 0;
    const auto b = related ? with_noise(a, random, 8) : random_text(random, random() % 200, 3);
    check_all(a, b);
  }
  for (const std::size_t length : {63, 64, 65, 127, 128, 129}) {
    check_all(random_text(random, length, 4), random_text(random, length, 4));
    check_all(random_text(random, length, 2), random_text(random, 64, 2));
  }
}

TEST_CASE("texts far apart are aligned as texts near each other are") {
  std::mt19937 random(17);
  for (int round = 0; round < 12; ++round) {
    const std::size_t length = 300 + random() % 400;
    const auto a = random_text(random, length, 60);
    check_all(a, random_text(random, length, 60));
    check_all(a, with_noise(a, random, 2));
  }
}

TEST_CASE("only texts near each other are aligned place by place") {
  CHECK(align_near(U"", U"", 0)->distance == 0);
  CHECK(align_near(U"กขค", U"กคค", 1)->partner == std::vector<std::uint32_t>{0, no_partner, 2});
  CHECK_FALSE(align_near(U"กขค", U"กคค", 0));
  CHECK_FALSE(align_near(U"กขค", U"", 2));
  CHECK(align_near(U"กขค", U"", 3)->distance == 3);
  CHECK(align_near(U"", U"กข", 2)->inserted == std::vector<bool>{true});
}

TEST_CASE("letters beyond the first planes align too") {
  check_all(U"ก\U0001F600ข\U00020000", U"ก\U00020000ข\U0001F600");
  CHECK(edit_distance(U"\U0001F600", U"\U0001F601") == 1);
}

TEST_CASE("rows that are worked out again give the same alignment") {
  // 20,000 letters: too many rows to keep, so checkpoints are used; the sum of kept and lost
  // letters must fit.
  std::mt19937 random(11);
  const auto a = random_text(random, 20000, 40), b = with_noise(a, random, 10);
  const Alignment alignment = align_whole(a, b);
  CHECK(alignment.distance == distance_whole(a, b));
  std::uint32_t floor = 0;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < a.size(); ++at) {
    if (!alignment.keeps(at)) continue;
    REQUIRE(a[at] == b[alignment.partner[at]]);
    REQUIRE(alignment.partner[at] >= floor);
    floor = alignment.partner[at] + 1;
    ++kept;
  }
  // Every letter that is not kept costs at least one step, and no more steps than letters are
  // needed.
  CHECK(kept + alignment.distance >= std::max(a.size(), b.size()));
  CHECK(kept > a.size() * 8 / 10);
}

TEST_CASE("crossings are all boundaries that optimal alignments pair") {
  std::mt19937 random(3);
  for (int round = 0; round < 60; ++round) {
    const auto a = random_text(random, random() % 12, 2), b = random_text(random, random() % 12, 2);
    std::vector<std::uint32_t> borders;
    for (std::uint32_t i = 0; i <= a.size(); ++i) borders.push_back(i);
    const auto fast = crossings(a, b, borders);
    REQUIRE(fast.size() == borders.size());
    for (const auto i : borders) REQUIRE(fast[i].places == slow_crossing(a, b, i));
  }
}

TEST_CASE("a crossing with a choice") {
  // "กข" against "กกข": the boundary after ก may stand before or after the second ก.
  const auto found = crossings(U"กข", U"กกข", {1});
  REQUIRE(found.size() == 1);
  CHECK(found[0].places == std::vector<std::uint32_t>{1, 2});
  CHECK(found[0].meets(2));
  CHECK_FALSE(found[0].meets(0));
}

TEST_CASE("sections cover both texts in order") {
  std::mt19937 random(5);
  const auto a = random_text(random, whole_limit + 30000, 50), b = with_noise(a, random, 12);
  const auto sections = sections_of(a, b);
  REQUIRE(sections.size() > 1);
  std::size_t a_at = 0, b_at = 0;
  for (const Section& section : sections) {
    REQUIRE(section.a_begin == a_at);
    REQUIRE(section.b_begin == b_at);
    a_at = section.a_end;
    b_at = section.b_end;
    CHECK(a_at - section.a_begin <= whole_limit);
  }
  CHECK(a_at == a.size());
  CHECK(b_at == b.size());
}

TEST_CASE("long texts have the distance they would have in one piece") {
  std::mt19937 random(13);
  std::u32string a = random_text(random, whole_limit + 20000, 50), b;
  SECTION("noise") { b = with_noise(a, random, 20); }
  SECTION("a passage lost") {
    b = with_noise(a, random, 20);
    b.erase(30000, 6000);
  }
  SECTION("a page that repeats itself") {
    const auto page = random_text(random, 1500, 50);
    a.clear();
    while (a.size() <= whole_limit) a += page;
    b = with_noise(a, random, 20);
  }
  SECTION("noise so thick that no long stretch is left") { b = with_noise(a, random, 4); }
  const std::size_t exact = distance_whole(a, b);
  CHECK(edit_distance(a, b) == exact);
  CHECK(align(a, b).distance == exact);
}

TEST_CASE("long texts with nothing in common end") {
  const std::u32string a(200000, U'ก'), b(150000, U'ข');
  CHECK(edit_distance(a, b) == 200000);
  CHECK(edit_distance(a, U"") == 200000);
  CHECK(align(U"", a).distance == 200000);
}
