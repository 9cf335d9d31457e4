// SPDX-License-Identifier: Apache-2.0
#include "evaluate/annotation.hpp"

#include <catch2/catch.hpp>

#include "base/utf8.hpp"

using namespace chamra;
using namespace chamra::evaluate;

namespace {

std::string message_of(const std::string& rows) {
  const auto parsed = parse_annotation(rows, "กขคง", "p.tsv");
  return parsed ? "" : parsed.error().text();
}

}  // namespace

TEST_CASE("rows are read, remarks are not") {
  const auto parsed = parse_annotation(
      "# start end\n\n1\t2\tข\tฃ\tconsonant\tsure\r\n2\t4\tคง\t\tname\tunreadable\n", "กขคง",
      "p.tsv");
  REQUIRE(parsed.has_value());
  REQUIRE(parsed->size() == 2);
  CHECK((*parsed)[0].span == CharSpan{1, 2});
  CHECK(to_utf8((*parsed)[0].gold) == "ฃ");
  CHECK((*parsed)[0].kind == "consonant");
  CHECK((*parsed)[1].certainty == Certainty::Unreadable);
  CHECK((*parsed)[1].gold.empty());
}

TEST_CASE("what is wrong with a row is told with its line") {
  using Catch::Matchers::Contains;
  CHECK_THAT(message_of("# x\n1\t2\tข\n"), Contains("p.tsv:2: fewer than 6 fields"));
  CHECK_THAT(message_of("x\t2\tข\tข\tname\tsure"), Contains("whole numbers"));
  CHECK_THAT(message_of("-1\t2\tข\tข\tname\tsure"), Contains("whole numbers"));
  CHECK_THAT(message_of("2\t9\tค\tข\tname\tsure"), Contains("does not fit a page of 4"));
  CHECK_THAT(message_of("2\t1\tค\tข\tname\tsure"), Contains("does not fit"));
  CHECK_THAT(message_of("1\t2\tค\tข\tname\tsure"), Contains("the page has \"ข\""));
  CHECK_THAT(message_of("1\t2\tข\tข\tname\tmaybe"), Contains("CERTAINTY"));
  CHECK_THAT(message_of("1\t3\tขค\tข\tname\tsure\n2\t3\tค\tข\tname\tsure"), Contains("p.tsv:2:"));
}

TEST_CASE("classes of the annotation have the program's reasons") {
  CHECK(reason_of_kind("lao-span") == Reason::LaoRun);
  CHECK(reason_of_kind("tone-mark") == Reason::Misspelling);
  CHECK(reason_of_kind("spacing") == Reason::Spacing);
  CHECK(reason_of_kind("repetition") == Reason::Repetition);
  CHECK_FALSE(reason_of_kind("segmentation-junk").has_value());
}

TEST_CASE("a restored page has the truth, and OCR where it is unreadable") {
  const auto parsed = parse_annotation(
      "0\t1\tก\tกกก\tname\tsure\n2\t3\tค\tx\tname\tunreadable\n3\t4\tง\t\tname\tlikely\n", "กขคง",
      "p.tsv");
  REQUIRE(parsed.has_value());
  const Restored restored = restore(U"กขคง", *parsed);
  CHECK(to_utf8(restored.text) == "กกกขค");
  CHECK(restored.places == std::vector<CharSpan>{{0, 3}, {4, 5}, {5, 5}});
}
