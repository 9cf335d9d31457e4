// SPDX-License-Identifier: Apache-2.0
#include "evaluate/confusions.hpp"

#include <catch2/catch.hpp>

#include "support/print_u32.hpp"

using namespace chamra;
using namespace chamra::evaluate;

namespace {

void add_before(ConfusionCounts& counts, std::u32string_view truth, std::u32string_view ocr,
                const std::string& page) {
  counts.add_before(truth, ocr, differences(align(truth, ocr), ocr.size()), page);
}

}  // namespace

TEST_CASE("confusions are counted before and after, with the place of the first") {
  const std::u32string truth = U"line\nabc abc xyz", ocr = U"line\naBc aBc xy";
  ConfusionCounts counts;
  add_before(counts, truth, ocr, "p1");
  const std::u32string fixed = U"line\nabc aBc xyz";
  counts.add_after(truth, fixed, differences(align(truth, fixed), fixed.size()));
  const auto rows = counts.most_frequent(10);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].meant == U"b");
  CHECK(rows[0].seen == U"B");
  CHECK(rows[0].before == 2);
  CHECK(rows[0].after == 1);
  CHECK(rows[0].example.page == "p1");
  CHECK(rows[0].example.line == 2);
  CHECK(rows[0].example.left == U"a");
  CHECK(rows[0].example.right == U"c aBc xy");
  CHECK(rows[1].meant == U"z");
  CHECK(rows[1].seen.empty());
  CHECK(counts.most_frequent(1).size() == 1);
}

TEST_CASE("pages are summed up, the first example stays") {
  ConfusionCounts all, other;
  add_before(all, U"abc", U"aXc", "p1");
  add_before(other, U"abc", U"aXc", "p2");
  add_before(other, U"de", U"dY", "p2");
  all.merge(other);
  CHECK(all.distinct() == 2);
  CHECK(all.most_frequent(1)[0].before == 2);
  CHECK(all.most_frequent(1)[0].example.page == "p1");
}

TEST_CASE("an example does not begin with a mark that lost its letter") {
  ConfusionCounts counts;
  add_before(counts, U"ที่123456789012b", U"ที่123456789012B", "p");
  CHECK(counts.most_frequent(1)[0].example.left == U"123456789012");
  ConfusionCounts marks;
  add_before(marks, U"ที่1234567890b", U"ที่1234567890B", "p");
  CHECK(marks.most_frequent(1)[0].example.left == U"1234567890");
}

TEST_CASE("long stretches are only counted together") {
  ConfusionCounts counts;
  add_before(counts, U"a123456789b", U"aXb", "p");
  CHECK(counts.distinct() == 0);
  CHECK(counts.long_before() == 1);
}
