// SPDX-License-Identifier: Apache-2.0
#include "edits/correction_set.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

namespace {

CorrectionRow row(const std::string& file, std::uint64_t begin, const std::string& before,
                  std::optional<std::string> after, Status status = Status::Proposed) {
  Edit edit;
  edit.span = {begin, begin + before.size()};
  edit.before = before;
  edit.after = std::move(after);
  edit.status = status;
  edit.candidates = {{"x", 1}};
  return {file, edit};
}

CorrectionSet set_of(const std::vector<CorrectionsLine>& lines) {
  CorrectionSet set;
  for (const CorrectionsLine& line : lines) set.add(line);
  return set;
}

}  // namespace

TEST_CASE("files come in the order of their first line, with what their closing lines say") {
  const auto set = set_of({row("b", 0, "x", "y"), FileEnd{"b", 9, "S1"}, FileEnd{"a", 9, "S2"}});
  REQUIRE(set.files().size() == 2);
  CHECK(set.files()[0].file == "b");
  CHECK(set.files()[0].sha256 == "S1");
  CHECK(set.files()[0].edits[0].sha256 == "S1");
  CHECK(set.files()[0].edits[0].edit.candidates.empty());
  CHECK(set.files()[1].sha256 == "S2");
  CHECK(set.files()[1].edits.empty());
}

TEST_CASE("a later line of the same id wins, and keeps what it does not say itself") {
  const auto set =
      set_of({row("p", 3, "x", "y"), FileEnd{"p", 9, "S"}, CorrectionsHeader{},
              row("p", 3, "x", std::nullopt, Status::Accepted), row("p", 4, "x", "z")});
  REQUIRE(set.files()[0].edits.size() == 2);
  const RequestedEdit& decided = set.files()[0].edits[0];
  CHECK(decided.edit.status == Status::Accepted);
  CHECK(decided.edit.after == "y");
  CHECK(decided.sha256 == "S");
  CHECK(set.files()[0].edits[1].sha256.empty());
}

TEST_CASE("a row is the same however it names its file") {
  const auto set = set_of({row("./p", 3, "x", "y"), row("p", 3, "x", "y", Status::Rejected)});
  REQUIRE(set.files().size() == 1);
  REQUIRE(set.files()[0].edits.size() == 1);
  CHECK(set.files()[0].edits[0].edit.status == Status::Rejected);
}

TEST_CASE("a reviewer's own text takes the place of the proposed one") {
  const auto set = set_of({row("p", 3, "x", "y"), row("p", 3, "x", "own", Status::Accepted)});
  REQUIRE(set.files()[0].edits.size() == 1);
  CHECK(set.files()[0].edits[0].edit.after == "own");
}

TEST_CASE("a closing line is not of the rows of an earlier corrections file") {
  const auto set = set_of({CorrectionsHeader{}, row("p", 3, "x", "y"), CorrectionsHeader{},
                           row("p", 9, "x", "y"), FileEnd{"p", 9, "S"}});
  CHECK(set.files()[0].edits[0].sha256.empty());
  CHECK(set.files()[0].edits[1].sha256 == "S");
}

TEST_CASE("one file under two spellings of its name is one file") {
  const auto set = set_of({row("./d//p", 0, "x", "y"), row("d/p", 0, "x", "z")});
  CHECK(set.files().size() == 1);
}
