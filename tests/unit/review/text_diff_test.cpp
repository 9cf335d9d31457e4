// SPDX-License-Identifier: Apache-2.0
#include "review/text_diff.hpp"

#include <catch2/catch.hpp>

using namespace chamra;
using Catch::Contains;

namespace {

std::string diff(const std::string& before, const std::string& after, DiffStyle style = {}) {
  return text_diff(compare("p", before, after), "old", "new", style);
}

}  // namespace

TEST_CASE("changes are marked inside their lines") {
  CHECK(diff("กินข้าวน้้า\nดื่ม\n", "กินข้าวน้ำ\nดื่ม\n") ==
        "--- old\n+++ new\n@@ -1,2 +1,2 @@\nกินข้าว[-น้้า-]{+น้ำ+}\nดื่ม\n");
}

TEST_CASE("pages without a change have no diff") { CHECK(diff("a\n", "a\n").empty()); }

TEST_CASE("as much context as asked for, and hunks that meet become one") {
  const std::string before = "1\n2\n3\n4\n5\n6\n7\n", after = "1\n2\nx\n4\n5\ny\n7\n";
  CHECK(diff(before, after, {0, false}) ==
        "--- old\n+++ new\n@@ -3,1 +3,1 @@\n[-3-]{+x+}\n@@ -6,1 +6,1 @@\n[-6-]{+y+}\n");
  CHECK(diff(before, after, {1, false}) ==
        "--- old\n+++ new\n@@ -2,6 +2,6 @@\n2\n[-3-]{+x+}\n4\n5\n[-6-]{+y+}\n7\n");
}

TEST_CASE("lines of one side only count on that side") {
  CHECK(diff("a\nc\n", "a\nb\nc\n") == "--- old\n+++ new\n@@ -1,2 +1,3 @@\na\n{+b+}\nc\n");
  CHECK(diff("a\nb\n", "a\n") == "--- old\n+++ new\n@@ -1,2 +1,1 @@\na\n[-b-]\n");
  CHECK(diff("", "a\n") == "--- old\n+++ new\n@@ -0,0 +1,1 @@\n{+a+}\n");
  CHECK(diff("a\n", "a") == "--- old\n+++ new\n@@ -1,1 +1,1 @@\na[-\\n-]\n");
}

TEST_CASE("colours instead of brackets") {
  CHECK_THAT(diff("x a\n", "x b\n", {3, true}),
             Contains("x \x1b[31ma\x1b[0m\x1b[32mb\x1b[0m\n") && !Contains("[-"));
}

TEST_CASE("what a terminal would obey is spelt out; a file's own line ends are not") {
  CHECK_THAT(diff("a\x1b[2Jb\r\n", "c\r\n"), Contains("[-a\\u{001B}[2Jb-]{+c+}\n"));
  CHECK_THAT(diff("a\r\nb\r\n", "a\r\nc\r\n"), Contains("\na\n[-b-]"));
  CHECK_THAT(diff("ก\xE2\x80\x8Bข", "กข"), Contains("\\u{200B}"));
}

TEST_CASE("a rejected correction is not shown, an accepted one reads as decided") {
  ReviewFile file = compare("p", "a b\n", "x y\n");
  REQUIRE(file.edits.size() == 2);
  file.edits[0].edit.status = Status::Rejected;
  Decision verdict;
  verdict.edit = file.edits[1].edit;
  verdict.edit.status = Status::Accepted;
  verdict.edit.after = "z";
  file.edits[1].verdict = verdict;
  CHECK_THAT(text_diff(file, "old", "new", {}), Contains("\na [-b-]{+z+}\n"));
}

TEST_CASE("corrections that overlap or do not fit the page are left out") {
  ReviewFile file = compare("p", "abc\n", "xbc\n");
  file.edits.push_back(file.edits[0]);
  Edit far = file.edits[0].edit;
  far.span = {2, 900};
  file.edits.push_back({far, {}});
  CHECK_THAT(text_diff(file, "old", "new", {}), Contains("\n[-abc-]{+xbc+}\n"));
}
