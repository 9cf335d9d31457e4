// SPDX-License-Identifier: Apache-2.0
#include "report/text.hpp"

#include <catch2/catch.hpp>

using namespace chamra;
using Catch::Contains;

namespace {

Edit sample() {
  Edit edit;
  edit.before = "จ้านวน";
  edit.after = "จำนวน";
  edit.confidence = 0.971;
  edit.reason = Reason::SaraAm;
  edit.line = 3;
  edit.column = 14;
  return edit;
}

}  // namespace

TEST_CASE("a correction reads like a compiler's message") {
  CHECK(text_line("a/p1.txt", sample(), false) ==
        "a/p1.txt:3:14: sara-am: \"จ้านวน\" -> \"จำนวน\" 0.97\n");
}

TEST_CASE("a suspicion has no arrow") {
  Edit edit = sample();
  edit.after.reset();
  CHECK(text_line("p", edit, false) == "p:3:14: sara-am: \"จ้านวน\" 0.97\n");
}

TEST_CASE("the readings that a suspicion offers are questions, three at most") {
  Edit edit = sample();
  edit.after.reset();
  edit.candidates = {{"จำนวน", 0.3}, {"จ้าง\n", 0.2}};
  CHECK(text_line("p", edit, false) ==
        "p:3:14: sara-am: \"จ้านวน\" (\"จำนวน\"? \"จ้าง\\n\"?) 0.97\n");
  edit.candidates.resize(200000, {"จาน", 0});
  CHECK(text_line("p", edit, false) ==
        "p:3:14: sara-am: \"จ้านวน\" (\"จำนวน\"? \"จ้าง\\n\"? \"จาน\"?) 0.97\n");
}

TEST_CASE("colour is only there when asked for") {
  CHECK_THAT(text_line("p", sample(), true), Contains("\x1b["));
  CHECK_THAT(text_line("p", sample(), false), !Contains("\x1b"));
}

TEST_CASE("nothing that a terminal would obey or hide gets through") {
  CHECK(visible("\x1b[31m") == "\\u{001B}[31m");
  CHECK(visible("a\xE2\x80\xAE"
                "b") == "a\\u{202E}b");
  CHECK(visible("\xE2\x80\x8B\xC2\xA0") == "\\u{200B}\\u{00A0}");
  CHECK(visible("\xFF\n\t\r") == "\\x{FF}\\n\\t\\r");
  CHECK(visible("\xC2\x9B") == "\\u{009B}");
  CHECK(visible("น้ำ 漢 é") == "น้ำ 漢 é");
}

TEST_CASE("the summary counts by reason and tells the minutes of review") {
  Summary summary;
  summary.files = 2;
  Edit edit = sample();
  for (int k = 0; k < 11; ++k) summary.count(edit);
  edit.status = Status::Applied;
  edit.reason = Reason::Encoding;
  summary.count(edit);
  const std::string text = summary_text("chamra-fix", summary);
  // 11 proposals of 6 seconds: rounded up, since a started minute is spent.
  CHECK_THAT(text,
             Contains("chamra-fix: 2 files: 1 changed, 11 proposed (about 2 minutes of review)\n"));
  CHECK_THAT(text, Contains("encoding") && Contains("sara-am") && !Contains("spacing"));
}

TEST_CASE("without proposals there is nothing to review") {
  CHECK(summary_text("t", Summary{}) == "t: 0 files: 0 changed, 0 proposed\n");
}
