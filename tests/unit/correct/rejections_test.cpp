// SPDX-License-Identifier: Apache-2.0
#include "correct/rejections.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

namespace {

const std::string page = "กับพระของเขา และพระของเรา";

Edit edit_at(std::size_t begin) {
  Edit edit;
  edit.before = "พระ";
  edit.after = "พรรค";
  edit.span = {begin, begin + edit.before.size()};
  return edit;
}

Decision rejected(std::size_t begin, Scope scope) {
  Decision decision;
  decision.edit = edit_at(begin);
  decision.edit.status = Status::Rejected;
  decision.scope = scope;
  const auto around = neighbours_of(page, decision.edit.span);
  decision.left = around.left, decision.right = around.right;
  return decision;
}

}  // namespace

TEST_CASE("a place that was rejected stays rejected, another does not") {
  const std::size_t first = page.find("พระ"), second = page.rfind("พระ");
  const Rejections rejections({rejected(first, Scope::Occurrence)});
  CHECK(rejections.holds(edit_at(first), page));
  CHECK_FALSE(rejections.holds(edit_at(second), page));
}

TEST_CASE("a form that was rejected is rejected wherever it stands, another reading of it is not") {
  const Rejections rejections({rejected(page.find("พระ"), Scope::Form)});
  CHECK(rejections.holds(edit_at(page.rfind("พระ")), page));
  Edit other = edit_at(page.rfind("พระ"));
  other.after = "พวก";
  CHECK_FALSE(rejections.holds(other, page));
}

TEST_CASE("a verdict is found again when the page before it has changed") {
  const std::string changed = "หน้า 12\n" + page;
  Edit edit = edit_at(changed.find("พระ"));
  CHECK(Rejections({rejected(page.find("พระ"), Scope::Occurrence)}).holds(edit, changed));
}

TEST_CASE("a change that was rejected does not come back within other borders") {
  const std::string text = "เขาขุดไนรัชกาล และไนบ้าน";
  Decision decision;
  decision.edit.before = "ขุดไนรัชกาล";
  decision.edit.after = "ขุดในรัชกาล";
  const std::size_t at = text.find("ขุด");
  decision.edit.span = {at, at + decision.edit.before.size()};
  decision.edit.status = Status::Rejected;
  const auto around = neighbours_of(text, decision.edit.span);
  decision.left = around.left, decision.right = around.right;
  const auto shorter = [&](std::size_t begin) {
    Edit edit;
    edit.before = "ไน";
    edit.after = "ใน";
    edit.span = {begin, begin + edit.before.size()};
    return edit;
  };
  for (const Scope scope : {Scope::Occurrence, Scope::Form}) {
    decision.scope = scope;
    const Rejections rejections({decision});
    CHECK(rejections.holds(shorter(text.find("ไน")), text));
    CHECK_FALSE(rejections.holds(shorter(text.rfind("ไน")), text));
  }
}

TEST_CASE("verdicts on bytes that are no letters are as good as others") {
  const std::string text = "\xB8\x81x\xB8";
  for (const char* after : {"\xB8\x82x\xB8", "\xB9", "", "ก"}) {
    Decision decision;
    decision.edit.before = text;
    decision.edit.after = after;
    decision.edit.span = {0, text.size()};
    decision.edit.status = Status::Rejected;
    CHECK(Rejections({decision}).holds(decision.edit, text));
  }
}

TEST_CASE("what was suspected and said to be right is not corrected either") {
  Decision decision = rejected(page.find("พระ"), Scope::Occurrence);
  decision.edit.after.reset();
  const Rejections rejections({decision});
  CHECK(rejections.holds(edit_at(page.find("พระ")), page));
  CHECK_FALSE(rejections.holds(edit_at(page.rfind("พระ")), page));
}

TEST_CASE("accepted ones are no rejections") {
  Decision decision = rejected(page.find("พระ"), Scope::Form);
  decision.edit.status = Status::Accepted;
  CHECK(Rejections({decision}).empty());
}
