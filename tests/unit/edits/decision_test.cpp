// SPDX-License-Identifier: Apache-2.0
#include "edits/decision.hpp"

#include <catch2/catch.hpp>

#include "edits/edit_file.hpp"
#include "edits/occurrences.hpp"

using namespace chamra;
using Catch::Contains;

namespace {

const std::string header = header_line({"chamra-review", "f1"});

/// `word` of `page`, at its place number `which`.
Decision decision_on(const std::string& page, const std::string& word, std::size_t which = 0) {
  Decision decision;
  decision.file = "p1.txt";
  const std::size_t at = occurrences(word, page).at(which);
  decision.edit.span = {at, at + word.size()};
  decision.edit.before = word;
  decision.edit.after = "after";
  decision.edit.status = Status::Accepted;
  const Neighbours around = neighbours_of(page, decision.edit.span);
  decision.left = around.left;
  decision.right = around.right;
  return decision;
}

Decision rejected(Decision decision) {
  decision.edit.status = Status::Rejected;
  return decision;
}

Decisions parsed(const std::string& lines) {
  const auto decisions = parse_decisions(header + lines, "d.jsonl");
  REQUIRE(decisions);
  return *decisions;
}

/// The first byte of the place found; -1 when there is none.
std::int64_t place(const Decision& decision, const std::string& page) {
  const auto span = find_again(decision, page);
  return span ? static_cast<std::int64_t>(span->begin) : -1;
}

}  // namespace

TEST_CASE("a decision is a correction with scope and neighbours, and is read back") {
  Decision decision = decision_on("ในจ้านวนนั้น", "จ้านวน");
  decision.scope = Scope::Form;
  const std::string line = decision_line(decision);
  CHECK_THAT(line, Contains(R"("status":"accepted","scope":"form","left":"ใน","right":"นั้น"})"));
  const Decisions back = parsed(line);
  REQUIRE(back.rows.size() == 1);
  CHECK(back.rows[0].file == decision.file);
  CHECK(back.rows[0].edit.span == decision.edit.span);
  CHECK(back.rows[0].edit.after == decision.edit.after);
  CHECK(back.rows[0].scope == Scope::Form);
  CHECK(back.rows[0].left == "ใน");
  CHECK(back.rows[0].right == "นั้น");
  CHECK(back.contradictions.empty());
}

TEST_CASE("a corrections file edited by hand gives decisions on occurrences") {
  Edit edit = decision_on("abc", "b").edit;
  Edit open = edit;
  open.status = Status::Proposed;
  open.span = {7, 8};
  const Decisions decisions =
      parsed(correction_line("p", edit) + correction_line("p", open) + file_end_line({"p", 3, ""}));
  REQUIRE(decisions.rows.size() == 1);
  CHECK(decisions.rows[0].scope == Scope::Occurrence);
}

TEST_CASE("files one after the other: the later line wins, and says that it contradicts") {
  const Decision first = decision_on("abcabc", "b");
  const Decisions decisions =
      parsed(decision_line(first) + header + decision_line(rejected(first)));
  REQUIRE(decisions.rows.size() == 1);
  CHECK(decisions.rows[0].edit.status == Status::Rejected);
  REQUIRE(decisions.contradictions.size() == 1);
  CHECK_THAT(decisions.contradictions[0], Contains("p1.txt:1: ") && Contains("both ways"));
}

TEST_CASE("a scoped line that is only proposed takes a verdict back") {
  Decision decision = decision_on("abc", "b");
  const std::string yes = decision_line(decision);
  decision.edit.status = Status::Proposed;
  const std::string open = decision_line(decision);
  CHECK(parsed(yes + open).rows.empty());
  CHECK(parsed(yes + open).contradictions.empty());
  CHECK(parsed(yes + open + yes).rows.size() == 1);
  // A plain corrections file appended afterwards takes nothing back.
  CHECK(parsed(yes + correction_line(decision.file, decision.edit)).rows.size() == 1);
}

TEST_CASE("a form both accepted and rejected is a contradiction; an occurrence is an exception") {
  Decision form = decision_on("abcabc", "b", 0);
  form.scope = Scope::Form;
  Decision other = rejected(decision_on("abcabc", "b", 1));
  CHECK(parsed(decision_line(form) + decision_line(other)).contradictions.empty());
  other.scope = Scope::Form;
  const Decisions decisions = parsed(decision_line(form) + decision_line(other));
  CHECK(decisions.rows.size() == 2);
  REQUIRE(decisions.contradictions.size() == 1);
  CHECK_THAT(decisions.contradictions[0], Contains("\"b\" -> \"after\""));
  other.edit.after = "another";
  CHECK(parsed(decision_line(form) + decision_line(other)).contradictions.empty());
}

TEST_CASE("decisions files that are none are told at their line") {
  const std::string good = decision_line(decision_on("abc", "b"));
  std::string bad = good;
  bad.replace(bad.find("occurrence"), 10, "everywhere");
  const auto wrong_scope = parse_decisions(header + good + bad, "d.jsonl");
  REQUIRE(!wrong_scope);
  CHECK_THAT(wrong_scope.error().text(), Contains("d.jsonl:3: \"scope\": expected \"occurrence\""));
  CHECK(!parse_decisions(good, "d.jsonl"));
  CHECK(!parse_decisions("", "d.jsonl"));
}

TEST_CASE("neighbours are whole letters, at most sixteen, and stop at the page's ends") {
  const std::string page = "0123456789กขคงจฉชABCซฌ";
  const auto at = page.find("ABC");
  const Neighbours around = neighbours_of(page, {at, at + 3});
  CHECK(around.left == "123456789กขคงจฉช");
  CHECK(around.right == "ซฌ");
  CHECK(neighbours_of("\xE0\xB8x", {2, 3}).left == "\xEF\xBF\xBD");
  CHECK(neighbours_of("ab", {5, 9}).left == "ab");
}

TEST_CASE("a decision is found where it was, though another place reads alike") {
  const std::string page = "one word, two word, ten word";
  CHECK(place(decision_on(page, "word", 1), page) == 14);
}

TEST_CASE("a decision is found by the letters around when offsets shifted") {
  const std::string page = "one word, two word, ten word";
  const Decision decision = decision_on(page, "word", 1);
  CHECK(place(decision, "new head\n" + page) == 23);
  CHECK(place(decision, "two word") == 4);
  // The same offset, but now another of the words stands there.
  CHECK(place(decision, "a line: 23 word!\n" + page) == 31);
}

TEST_CASE("a decision is not found where the page reads otherwise, or twice the same") {
  const std::string page = "one word, two word, ten word";
  const Decision decision = decision_on(page, "word", 1);
  CHECK(place(decision, "one work, two work") == -1);
  CHECK(place(decision, "xx\n" + page + "\n" + page) == -1);
  CHECK(place(decision, "...word...") == -1);
  CHECK(place(decision, "") == -1);
}

TEST_CASE("without neighbours only the offset counts") {
  Decision decision = decision_on("ab", "b");
  decision.left = decision.right = "";
  CHECK(place(decision, "xb") == 1);
  CHECK(place(decision, "xxb") == -1);
}

TEST_CASE("a page far longer than the search, all alike, is searched in linear time") {
  const std::string page(std::size_t{8} << 20U, 'a');
  Decision decision = decision_on(std::string(40000, 'a') + "b", std::string(30000, 'a') + "b");
  CHECK(place(decision, page) == -1);
}

TEST_CASE("occurrences overlap") {
  CHECK(occurrences("aba", "ababa aba") == std::vector<std::size_t>{0, 2, 6});
  CHECK(occurrences("", "abc").empty());
  CHECK(occurrences("abc", "ab").empty());
}
