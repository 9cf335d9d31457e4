// SPDX-License-Identifier: Apache-2.0
#include "evaluate/span_score.hpp"

#include <catch2/catch.hpp>

#include "base/utf8.hpp"

using namespace chamra;
using namespace chamra::evaluate;

namespace {

/// One span: OCR has "ก[ขข]ค" where the truth is "ก[งง]ค".
std::optional<Verdict> verdict_on(const std::u32string& fixed) {
  const AnnotatedPage page{U"กขขค", U"กงงค", fixed, {{{1, 3}, {1, 3}}}};
  return score_spans(page).verdicts.at(0);
}

}  // namespace

TEST_CASE("a span is fixed, kept or wrong") {
  CHECK(verdict_on(U"กงงค") == Verdict::Fixed);
  CHECK(verdict_on(U"กขขค") == Verdict::Kept);
  CHECK(verdict_on(U"กงขค") == Verdict::Wrong);
  CHECK(verdict_on(U"กค") == Verdict::Wrong);
  CHECK(verdict_on(U"กงงงค") == Verdict::Wrong);  // a letter too many at the edge is the span's own
  CHECK(verdict_on(U"xงงy") == Verdict::Fixed);   // what happens beside it is not
}

TEST_CASE("where spans touch, an inserted letter may be the neighbour's") {
  //   OCR   ก|ข|ค|ง        truth   ก|ขข|คค|ง
  const AnnotatedPage page{U"กขคง", U"กขขคคง", U"กขขคง", {{{1, 2}, {1, 3}}, {{2, 3}, {3, 5}}}};
  const auto verdicts = score_spans(page).verdicts;
  CHECK(verdicts[0] == Verdict::Fixed);
  CHECK(verdicts[1] == Verdict::Kept);
}

TEST_CASE("unreadable spans have no verdict and are cut out of all readings") {
  const AnnotatedPage page{U"กxxค", U"กxxค", U"กyค", {{{1, 3}, {1, 3}, false}}};
  const SpanScore score = score_spans(page);
  CHECK_FALSE(score.verdicts[0].has_value());
  CHECK(to_utf8(score.readable.ocr) == "กค");
  CHECK(to_utf8(score.readable.truth) == "กค");
  CHECK(to_utf8(score.readable.fixed) == "กค");
}

TEST_CASE("changes outside the spans are counted as letters and as stretches") {
  //   OCR and truth   a b c [x|y] d e f      fixed   a Q R y d e f
  const AnnotatedPage page{U"abcxdef", U"abcydef", U"aQRydef", {{{3, 4}, {3, 4}}}};
  const CleanChanges clean = count_clean_changes(page);
  CHECK(clean.letters == 6);
  CHECK(clean.changed == 2);
  CHECK(clean.regions == 1);
}

TEST_CASE("a letter inserted into clean text is a change; one at a span's end is not") {
  const std::vector<SpanPlace> places = {{{3, 4}, {3, 4}}};
  CHECK(count_clean_changes({U"abcxdef", U"abcydef", U"aQbcydef", places}).regions == 1);
  CHECK(count_clean_changes({U"abcxdef", U"abcydef", U"abcyQdef", places}).regions == 0);
}

TEST_CASE("an untouched page has no changes") {
  const CleanChanges clean = count_clean_changes({U"abc", U"abc", U"abc", {}});
  CHECK(clean.letters == 3);
  CHECK(clean.regions == 0);
}
