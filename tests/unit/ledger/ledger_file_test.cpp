// SPDX-License-Identifier: Apache-2.0
#include "ledger/ledger_file.hpp"

#include <catch2/catch.hpp>

using namespace chamra;
using Catch::Contains;

namespace {

const std::string header = ledger_header_line("t");
const std::string change =
    R"({"action":"apply","id":"7","file":"p","begin":1,"end":3,"new_begin":1,"new_end":2,)"
    R"("before":"xy","after":"z"})"
    "\n";
const std::string end =
    R"({"file":"p","tool":"t","bytes":4,"sha256":"A","new_bytes":3,"new_sha256":"B"})"
    "\n";

std::string complaint(const std::string& text) {
  const auto ledger = parse_ledger(text, "l");
  return ledger ? "" : ledger.error().text();
}

std::string with(std::string text, const std::string& old, const std::string& now) {
  const auto at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), now);
}

}  // namespace

TEST_CASE("lines have the keys of the format, in their order") {
  CHECK(header == "{\"schema\":\"chamra.ledger/1\",\"tool\":\"t\"}\n");
  CHECK(change_line("p", {Action::Apply, "7", {1, 3}, {1, 2}, "xy", "z"}) == change);
  CHECK(event_end_line({"p", "t", {4, "A"}, {3, "B"}, {}}) == end);
}

TEST_CASE("bytes and names that are not UTF-8 survive") {
  const Change raw{Action::Undo, "7", {0, 1}, {0, 2}, "\xFF", "\xFE!"};
  const std::string text =
      header + change_line("\xE0p", raw) + event_end_line({"\xE0p", "t", {4, "A"}, {5, "B"}, {}});
  const auto ledger = parse_ledger(text, "l");
  REQUIRE(ledger);
  CHECK(ledger->events[0].file == "\xE0p");
  CHECK(ledger->events[0].changes[0].before == raw.before);
  CHECK(ledger->events[0].changes[0].after == raw.after);
  CHECK(ledger->events[0].changes[0].action == Action::Undo);
}

TEST_CASE("nothing, or the start of a header, is an empty ledger") {
  for (const std::string& text :
       {std::string(), header.substr(0, 9), header.substr(0, 40), header}) {
    const auto ledger = parse_ledger(text, "l");
    REQUIRE(ledger);
    CHECK(ledger->events.empty());
    CHECK(ledger->whole_bytes == (text == header ? header.size() : 0));
  }
}

TEST_CASE("an event without its closing line counts for nothing") {
  const auto ledger = parse_ledger(header + change + end + change + end.substr(0, 30), "l");
  REQUIRE(ledger);
  CHECK(ledger->events.size() == 1);
  CHECK(ledger->whole_bytes == (header + change + end).size());
}

TEST_CASE("ledgers appended to each other are one") {
  const auto ledger = parse_ledger(header + change + end + header + change + end, "l");
  REQUIRE(ledger);
  CHECK(ledger->events.size() == 2);
}

TEST_CASE("what is no ledger is not taken for one") {
  CHECK_THAT(complaint("precious\n"), Contains("l:1: not a ledger"));
  CHECK_THAT(complaint("precious"), Contains("not a ledger"));
  CHECK_THAT(complaint("{\"schema\":\"chamra.corrections/1\"}\n"), Contains("not a ledger"));
  CHECK_THAT(complaint("{\"schema\":\"chamra.ledger/2\"}\n"), Contains("chamra.ledger/1"));
}

TEST_CASE("lines that contradict each other are told with their number") {
  CHECK_THAT(complaint(header + with(change, "\"end\":3", "\"end\":9") + end), Contains("l:2:"));
  CHECK_THAT(complaint(header + with(change, "\"new_begin\":1", "\"new_begin\":2") + end),
             Contains("l:2:"));
  CHECK_THAT(complaint(header + change + change + end), Contains("l:3:"));
  CHECK_THAT(complaint(header + change + with(end, "\"p\"", "\"q\"")), Contains("l:3:"));
  CHECK_THAT(complaint(header + change + with(end, "\"bytes\":4", "\"bytes\":2")),
             Contains("l:3:"));
  CHECK_THAT(complaint(header + change + with(end, "\"new_bytes\":3", "\"new_bytes\":7")),
             Contains("l:3:"));
  CHECK_THAT(complaint(header + end), Contains("l:2:"));
  CHECK_THAT(complaint(header + change + header + end), Contains("l:3:"));
  CHECK_THAT(complaint(header + "garbage\n"), Contains("l:2: not a JSON object"));
  CHECK_THAT(complaint(header + with(change, "apply", "do") + end), Contains("apply or undo"));
}
