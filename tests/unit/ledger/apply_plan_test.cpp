// SPDX-License-Identifier: Apache-2.0
#include "ledger/apply_plan.hpp"

#include <catch2/catch.hpp>

#include "support/written_page.hpp"

using namespace chamra;
using Catch::Contains;
using test::requests_for;
using test::sure_edit;
using test::WrittenPage;

namespace {

/// Plans and makes; what was left out, as words.
std::string make(WrittenPage& page, const FileRequests& requests, const Policy& policy = {}) {
  const auto plan = page.plan(requests, policy);
  if (!plan) return plan.error().text();
  page.make(plan->changes);
  std::string out;
  for (const LeftOut& one : plan->left_out) out += one.asked->edit.before + ": " + one.why + ";";
  return out;
}

Edit accepted(Edit edit) {
  edit.status = Status::Accepted;
  edit.confidence = 0;
  return edit;
}

const std::string text = "one two three";

}  // namespace

TEST_CASE("corrections of an earlier state find their bytes") {
  WrittenPage page(text);
  CHECK(make(page, requests_for(text, {sure_edit(0, "one", "1")})).empty());
  CHECK(make(page, requests_for(text, {sure_edit(8, "three", "3")})).empty());
  CHECK(page.text == "1 two 3");
}

TEST_CASE("without a closing line, the bytes say which state they were made for") {
  WrittenPage page(text);
  make(page, requests_for(text, {sure_edit(0, "one", "1")}));
  CHECK(make(page, requests_for(text, {sure_edit(8, "three", "3")}, false)).empty());
  CHECK(make(page, requests_for("", {sure_edit(2, "two", "2")}, false)).empty());
  CHECK(page.text == "1 2 3");
  CHECK_THAT(make(page, requests_for("", {sure_edit(1, "two", "2")}, false)),
             Contains("expects other bytes at byte 1"));
}

TEST_CASE("without a closing line, what was applied is not applied to its own result") {
  WrittenPage page("aa");
  const auto requests = requests_for("", {sure_edit(0, "a", "aa")}, false);
  make(page, requests);
  const auto again = page.plan(requests);
  REQUIRE(again);
  CHECK(again->changes.empty());
  CHECK(again->already.size() == 1);
  CHECK(page.text == "aaa");
}

TEST_CASE("a file that is neither the one meant nor made from it is refused") {
  WrittenPage page("something else");
  CHECK_THAT(make(page, requests_for(text, {sure_edit(0, "one", "1")})),
             Contains("is not the file that the corrections were made for"));
  CHECK_THAT(make(page, requests_for(text, {})), Contains("is not the file"));
  CHECK(page.text == "something else");
}

TEST_CASE("corrections that do not fit the file they are said to be of are refused") {
  WrittenPage page(text);
  CHECK_THAT(make(page, requests_for(text, {sure_edit(1, "one", "1")})),
             Contains("expects other bytes"));
  Edit wrong = sure_edit(0, "one", "1");
  wrong.span.end = 5;
  CHECK_THAT(make(page, requests_for(text, {wrong})), Contains("expects other bytes"));
  CHECK_THAT(make(page, requests_for(text, {sure_edit(100, "one", "1")})),
             Contains("expects other bytes"));
}

TEST_CASE("a reviewer's other text takes the place of what was applied") {
  WrittenPage page(text);
  make(page, requests_for(text, {sure_edit(0, "one", "1"), sure_edit(4, "two", "2")}));
  CHECK(make(page, requests_for(text, {accepted(sure_edit(4, "two", "II"))})).empty());
  CHECK(page.text == "1 II three");
  CHECK_THAT(make(page, requests_for(text, {sure_edit(4, "two", "zwei")})),
             Contains("was changed since"));
  page.undo({});
  CHECK(page.text == text);
}

TEST_CASE("a correction across what was changed since is left out") {
  WrittenPage page(text);
  make(page, requests_for(text, {sure_edit(4, "two", "2")}));
  CHECK_THAT(make(page, requests_for(text, {sure_edit(0, "one two", "12")})),
             Contains("was changed since by correction"));
  CHECK(page.text == "one 2 three");
}

TEST_CASE("line breaks are kept, other corrections of the file are made") {
  WrittenPage page(text);
  CHECK_THAT(
      make(page, requests_for(text, {accepted(sure_edit(3, " ", "\n")), sure_edit(0, "one", "1")})),
      Contains("line break"));
  CHECK(page.text == "1 two three");
}

TEST_CASE("what is accepted without a text is told") {
  WrittenPage page(text);
  Edit edit = accepted(sure_edit(0, "one", ""));
  edit.after.reset();
  CHECK_THAT(make(page, requests_for(text, {edit})), Contains("has no text"));
}

TEST_CASE("corrections of the same bytes meet after each has found its place") {
  WrittenPage page(text);
  make(page, requests_for(text, {sure_edit(0, "one", "1")}));
  FileRequests both = requests_for(page.text, {sure_edit(2, "two", "zwei")});
  const auto old = requests_for(text, {accepted(sure_edit(4, "two", "2"))});
  both.edits.push_back(old.edits[0]);
  CHECK_THAT(make(page, both), Contains("gives way"));
  CHECK(page.text == "1 2 three");
}
