// SPDX-License-Identifier: Apache-2.0
#include "ledger/pieces.hpp"

#include <catch2/catch.hpp>

#include "support/written_page.hpp"

using namespace chamra;
using test::WrittenPage;

namespace {

Change apply(const std::string& id, std::uint64_t begin, std::string before, std::string after) {
  const std::uint64_t end = begin + before.size();
  return {Action::Apply, id, {begin, end}, {}, std::move(before), std::move(after)};
}

std::string shown(std::optional<ByteSpan> span) {
  return span ? std::to_string(span->begin) + "-" + std::to_string(span->end) : "covered";
}

/// "ID SPAN" of each standing correction.
std::string standing(const WrittenPage& page) {
  std::string out;
  for (const auto& one : page.history.since(0).standing())
    out += (out.empty() ? "" : ", ") + one.change->id + " " + shown(one.span);
  return out;
}

std::string place(const WrittenPage& page, ByteSpan base) {
  return shown(place_of(base, page.history.since(0).kept()));
}

}  // namespace

TEST_CASE("bytes behind a change move with it, bytes in it are gone") {
  WrittenPage page("abcdefgh");
  page.make({apply("X", 2, "cd", "1234")});
  CHECK(place(page, {0, 2}) == "0-2");
  CHECK(place(page, {4, 8}) == "6-10");
  CHECK(place(page, {8, 8}) == "10-10");
  CHECK(place(page, {1, 3}) == "covered");
  CHECK(place(page, {3, 3}) == "covered");
  CHECK(place(page, {1, 5}) == "covered");
}

TEST_CASE("a change inside another covers it until it is undone") {
  WrittenPage page("abcdefgh");
  page.make({apply("X", 2, "cde", "12345")});
  page.make({apply("Y", 3, "2", "--"), apply("Z", 5, "4", "")});
  CHECK(page.text == "ab1--35fgh");
  CHECK(standing(page) == "Y 3-5, Z 6-6, X covered");
  page.undo({false, {"Z"}});
  CHECK(page.text == "ab1--345fgh");
  CHECK(standing(page) == "Y 3-5, X covered");
  page.undo({false, {"Y"}});
  CHECK(standing(page) == "X 2-7");
  page.undo({});
  CHECK(page.text == "abcdefgh");
}

TEST_CASE("a change across the edge of another covers it") {
  WrittenPage page("abcdefgh");
  page.make({apply("X", 2, "cd", "12")});
  page.make({apply("Y", 3, "2ef", "!")});
  CHECK(page.text == "ab1!gh");
  CHECK(standing(page) == "Y 3-4, X covered");
  CHECK(covered_wishes(page.history, {false, {"X"}}) == std::vector<std::string>{"X"});
  CHECK(next_undo(page.history, {false, {"X"}}).empty());
  page.undo({false, {"X", "Y"}});
  CHECK(page.text == "abcdefgh");
}

TEST_CASE("what took bytes away and put none there can be undone beside others") {
  WrittenPage page("abcdef");
  page.make({apply("X", 0, "ab", ""), apply("Y", 2, "cd", ""), apply("Z", 4, "", "!")});
  CHECK(page.text == "!ef");
  CHECK(standing(page) == "X 0-0, Y 0-0, Z 0-1");
  page.undo({false, {"X"}});
  CHECK(page.text == "ab!ef");
  page.undo({false, {"Y"}});
  CHECK(page.text == "abcd!ef");
  page.undo({});
  CHECK(page.text == "abcdef");
}

TEST_CASE("an undo of what was made before the base text is a change like others") {
  WrittenPage page("abcdef");
  page.make({apply("X", 1, "b", "123")});
  page.undo({});
  const auto kept = page.history.since(1).kept();
  CHECK(shown(place_of({4, 6}, kept)) == "2-4");
  CHECK(shown(place_of({2, 3}, kept)) == "covered");
  CHECK(page.history.since(1).standing().empty());
}

TEST_CASE("an undone change may be made again") {
  WrittenPage page("abcdef");
  for (int k = 0; k < 3; ++k) {
    page.make({apply("X", 1, "b", "123")});
    CHECK(standing(page) == "X 1-4");
    page.undo({});
    CHECK(standing(page).empty());
    CHECK(place(page, {0, 6}) == "0-6");
  }
}
