// SPDX-License-Identifier: Apache-2.0
#include "review/verdicts.hpp"

#include <catch2/catch.hpp>

#include "review/gather.hpp"

using namespace chamra;

namespace {

const std::string page = "one word, two word, ten word\n";

ReviewFile file_of(const std::string& text, const std::string& after) {
  ReviewFile file;
  file.end.file = "p";
  file.page = text;
  for (std::size_t at = text.find("word"); at != std::string::npos;
       at = text.find("word", at + 1)) {
    Edit edit;
    edit.span = {at, at + 4};
    edit.before = "word";
    edit.after = after;
    file.edits.push_back({edit, {}});
  }
  return file;
}

Decision verdict(std::size_t which, Status status, Scope scope) {
  const ReviewFile file = file_of(page, "sword");
  Decision decision{"p", file.edits[which].edit, scope, {}, {}};
  decision.edit.status = status;
  const Neighbours around = neighbours_of(page, decision.edit.span);
  decision.left = around.left;
  decision.right = around.right;
  return decision;
}

/// One letter for each edit: a, r, or - for none.
std::string statuses(const ReviewFile& file) {
  std::string out;
  for (const ReviewedEdit& reviewed : file.edits)
    out += reviewed.verdict ? name_of(reviewed.verdict->edit.status)[0] : '-';
  return out;
}

std::string laid(std::vector<Decision> decisions, ReviewFile file) {
  Verdicts(std::move(decisions)).lay_on(file);
  return statuses(file);
}

}  // namespace

TEST_CASE("a verdict concerns its place, also where the page shifted") {
  CHECK(laid({verdict(1, Status::Rejected, Scope::Occurrence)}, file_of(page, "sword")) == "-r-");
  CHECK(laid({verdict(1, Status::Rejected, Scope::Occurrence)},
             file_of("New head\n" + page, "sword")) == "-r-");
}

TEST_CASE("a verdict on a form concerns every place, also of other files; places are exceptions") {
  ReviewFile other = file_of(page, "sword");
  other.end.file = "q";
  CHECK(laid({verdict(1, Status::Rejected, Scope::Form)}, other) == "rrr");
  CHECK(laid({verdict(1, Status::Rejected, Scope::Form),
              verdict(0, Status::Accepted, Scope::Occurrence)},
             file_of(page, "sword")) == "arr");
}

TEST_CASE("a rejected reading says nothing of another one; an accepted place is decided") {
  CHECK(laid({verdict(1, Status::Rejected, Scope::Occurrence)}, file_of(page, "ward")) == "---");
  CHECK(laid({verdict(1, Status::Accepted, Scope::Occurrence)}, file_of(page, "ward")) == "-a-");
}

TEST_CASE("without the page, verdicts hold by offset") {
  ReviewFile file = file_of(page, "sword");
  file.page.reset();
  CHECK(laid({verdict(2, Status::Accepted, Scope::Occurrence)}, file) == "--a");
}

TEST_CASE("corrections appended to one another are gathered: by place, the last line of each") {
  const Edit first = file_of(page, "sword").edits[0].edit,
             second = file_of(page, "sword").edits[1].edit;
  Edit again = first;
  again.after = "ward";
  const auto files = gather(
      {{"t", "f"},
       {{{"p", 9, "abc"}, {second}}, {{"q", 0, ""}, {first}}, {{"p", 0, ""}, {first, again}}}});
  REQUIRE(files.size() == 2);
  CHECK(files[0].end.sha256 == "abc");
  REQUIRE(files[0].edits.size() == 2);
  CHECK(files[0].edits[0].edit.after == "ward");
  CHECK(files[0].edits[1].edit.span == second.span);
}

TEST_CASE("a page is known by its digest, or where that is missing by what stands at the places") {
  ReviewFile file = file_of(page, "sword");
  CHECK(is_page_of(file, page));
  CHECK(!is_page_of(file, "x" + page));
  CHECK(!is_page_of(file, "one word"));
  file.end.sha256 = "00";
  CHECK(!is_page_of(file, page));
}

TEST_CASE("a form that was to be deleted is another than one without a reading") {
  ReviewFile file = file_of(page, "");
  Decision deleted{"q", file.edits[0].edit, Scope::Form, {}, {}};
  deleted.edit.status = Status::Accepted;
  CHECK(laid({deleted}, file) == "aaa");
  for (ReviewedEdit& reviewed : file.edits) reviewed.edit.after.reset();
  CHECK(laid({deleted}, file) == "---");
}
