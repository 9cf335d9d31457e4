// SPDX-License-Identifier: Apache-2.0
#include "edits/apply.hpp"

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

using namespace chamra;

namespace {

Edit edit_of(std::uint64_t begin, std::string before, std::optional<std::string> after) {
  Edit edit;
  edit.span = {begin, begin + before.size()};
  edit.before = std::move(before);
  edit.after = std::move(after);
  return edit;
}

std::string objection_to(std::string_view bytes, const std::vector<Edit>& edits) {
  const auto result = apply_edits(bytes, edits);
  return result ? "" : result.error().message;
}

}  // namespace

TEST_CASE("corrections change their spans and nothing else") {
  const std::vector<Edit> edits = {edit_of(1, "bc", "X"), edit_of(3, "", "new"),
                                   edit_of(5, "f", "")};
  CHECK(*apply_edits("abcdef\xFF", edits) == "aXnewde\xFF");
}

TEST_CASE("a suspicion changes nothing") {
  CHECK(*apply_edits("abc", std::vector{edit_of(0, "zzz", std::nullopt)}) == "abc");
}

TEST_CASE("spans may count from an earlier place in the file") {
  CHECK(*apply_edits("abc", std::vector{edit_of(101, "b", "B")}, 100) == "aBc");
}

TEST_CASE("what does not fit is refused, with the reason") {
  using Catch::Contains;
  CHECK_THAT(objection_to("abc", {edit_of(0, "x", "y")}),
             Contains("byte 0") && Contains("other bytes"));
  CHECK_THAT(objection_to("abc", {edit_of(2, "cd", "y")}), Contains("outside"));
  CHECK_THAT(objection_to("abc", {edit_of(1, "b", "y"), edit_of(1, "b", "z")}),
             Contains("overlaps"));
  CHECK_THAT(objection_to("abc", {edit_of(2, "c", "y"), edit_of(0, "a", "z")}), Contains("order"));
  CHECK_THAT(objection_to("a\nb", {edit_of(0, "a\n", "a")}), Contains("line break"));
  CHECK_THAT(objection_to("ab", {edit_of(0, "a", "a\f")}), Contains("line break"));
  CHECK_THAT(objection_to("a\r\nb", {edit_of(1, "\r\n", "\n")}), Contains("line break"));
}

TEST_CASE("a correction across a line break may keep it") {
  CHECK(*apply_edits("ab\ncd", std::vector{edit_of(1, "b\nc", "B\nC")}) == "aB\nCd");
}

TEST_CASE("the inverse takes corrections out again") {
  const std::string page = "abcdef";
  const std::vector<Edit> edits = {edit_of(0, "a", ""), edit_of(2, "", "long"),
                                   edit_of(4, "ef", "E")};
  const std::string mended = *apply_edits(page, edits);
  CHECK(mended == "blongcdE");
  CHECK(*apply_edits(mended, inverse(edits)) == page);
}
