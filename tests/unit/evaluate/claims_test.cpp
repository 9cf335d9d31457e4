// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "evaluate/claim_score.hpp"

using namespace chamra;
using namespace chamra::evaluate;

namespace {

Claim correction(CharSpan span, std::vector<std::u32string> readings, double confidence = .9) {
  return {span, std::move(readings), true, confidence, Reason::Misspelling};
}

//   place   0 1 2 3 4 5 6 7 8
//   OCR     a b X d e f Y h i        truth   a b c d e f g h i
const std::u32string ocr = U"abXdefYhi", truth = U"abcdefghi";

AnnotatedSpan annotated(std::uint32_t at, const std::u32string& gold, const std::string& kind,
                        Certainty certainty = Certainty::Sure) {
  return {{at, at + 1}, ocr.substr(at, 1), gold, kind, certainty};
}

const Annotation both = {annotated(2, U"c", "consonant"), annotated(6, U"g", "name")};

const CandidateCount& count_for(const ClaimScore& score, Reason reason) {
  return score.candidates[static_cast<std::size_t>(reason)];
}

}  // namespace

TEST_CASE("edits become claims in code points, best reading first") {
  const std::string page = "\xEF\xBB\xBFกขค";
  Edit edit;
  edit.span = {6, 9};
  edit.before = "ข";
  edit.after = "ฃ";
  edit.candidates = {{"ฃ", .8}, {"ข", .1}};
  const auto claims = claims_of({edit}, page, "p");
  REQUIRE(claims.has_value());
  CHECK((*claims)[0].span == CharSpan{2, 3});
  REQUIRE((*claims)[0].readings.size() == 2);
  CHECK(to_utf8((*claims)[0].readings[0]) == "ฃ");

  edit.status = Status::Rejected;
  CHECK(claims_of({edit}, page, "p")->empty());
  edit.before = "ค";
  REQUIRE_FALSE(claims_of({edit}, page, "p").has_value());
  CHECK_THAT(claims_of({edit}, page, "p").error().text(),
             Catch::Matchers::Contains("bytes 6-9, the page has not"));
}

TEST_CASE("time is linear in the candidates, those that come twice are one reading") {
  Edit edit;
  edit.span = {0, 1};
  edit.before = "x";
  for (int k = 0; k < 400000; ++k) edit.candidates.push_back({std::to_string(k / 2), 0});
  CHECK((*claims_of({edit}, "x", "p"))[0].readings.size() == 200000);
}

TEST_CASE("flags that overlap annotated spans are right") {
  const std::vector<Claim> claims = {correction({1, 3}, {U"bc"}),
                                     {{4, 5}, {}, false, .5, Reason::RealWord}};
  const Detection found = score_claims({ocr, truth, &both}, claims).detection;
  CHECK(found.flags == 2);
  CHECK(found.right_flags == 1);
  CHECK(found.errors == 2);
  CHECK(found.found == 1);
  CHECK(*found.precision() == Approx(.5));
  CHECK(*found.recall() == Approx(.5));
  CHECK(*found.f1() == Approx(.5));
}

TEST_CASE("touching is not overlapping") {
  const auto [begin, right] = GENERATE(table<std::uint32_t, std::size_t>({{1, 0}, {2, 1}, {3, 0}}));
  CAPTURE(begin);
  const std::vector<Claim> claims = {correction({begin, begin + 1}, {U"x"})};
  CHECK(score_claims({ocr, truth, &both}, claims).detection.right_flags == right);
}

TEST_CASE("a correction is right when the truth has it there") {
  const auto score = score_claims({ocr, truth, &both}, {correction({1, 4}, {U"bcd"}, .7),
                                                        correction({6, 7}, {U"G", U"g"}, .8)});
  REQUIRE(score.corrections.size() == 2);
  CHECK(score.corrections[0].confidence == .7);
  CHECK(score.corrections[0].right);
  CHECK_FALSE(score.corrections[1].right);
}

TEST_CASE("candidates are looked for first and among five") {
  const auto score = score_claims(
      {ocr, truth, &both}, {correction({1, 4}, {U"bcd"}), correction({6, 8}, {U"Gh", U"gh"})});
  CHECK(count_for(score, Reason::Misspelling).errors == 1);
  CHECK(count_for(score, Reason::Misspelling).first == 1);
  CHECK(count_for(score, Reason::Name).errors == 1);
  CHECK(count_for(score, Reason::Name).first == 0);
  CHECK(count_for(score, Reason::Name).first_five == 1);
}

TEST_CASE("what a suspicion offers is looked for, too, but corrects nothing") {
  Claim suspicion = correction({6, 8}, {U"Gh", U"gh"});
  suspicion.corrects = false;
  const auto score = score_claims({ocr, truth, &both}, {suspicion});
  CHECK(count_for(score, Reason::Name).first == 0);
  CHECK(count_for(score, Reason::Name).first_five == 1);
  CHECK(score.corrections.empty());
  CHECK(score.healed.empty());
}

TEST_CASE("a sixth candidate is too late") {
  const auto score =
      score_claims({ocr, truth, &both}, {correction({6, 7}, {U"1", U"2", U"3", U"4", U"5", U"g"})});
  CHECK(count_for(score, Reason::Name).first_five == 0);
}

TEST_CASE("two corrections may mend one span together") {
  const Annotation wide = {{{0, 9}, ocr, truth, "name", Certainty::Sure}};
  const auto part = correction({2, 3}, {U"c"}), rest = correction({6, 7}, {U"g"});
  CHECK(count_for(score_claims({ocr, truth, &wide}, {part, rest}), Reason::Name).first == 1);
  CHECK(count_for(score_claims({ocr, truth, &wide}, {part}), Reason::Name).first == 0);
}

TEST_CASE("what touches only unreadable or foreign business is passed over") {
  const Annotation aside = {annotated(2, U"c", "consonant", Certainty::Unreadable),
                            annotated(6, U"g", "segmentation-junk")};
  const auto score =
      score_claims({ocr, truth, &aside}, {correction({2, 3}, {U"c"}), correction({6, 7}, {U"x"})});
  CHECK(score.detection.flags == 0);
  CHECK(score.detection.errors == 0);
  CHECK(score.corrections.empty());
}

TEST_CASE("on a page annotated in part, claims elsewhere are passed over") {
  const Annotation one = {annotated(2, U"c", "consonant")};
  const std::vector<Claim> claims = {correction({6, 7}, {U"x"})};
  CHECK(score_claims({ocr, truth, &one, true}, claims).detection.flags == 0);
  CHECK(score_claims({ocr, truth, &one, false}, claims).detection.flags == 1);
}

TEST_CASE("claims about storage only are passed over, unless letters count as written") {
  const std::u32string page = U"ก\u0E4Dา", mended = U"ก\u0E33";
  const std::vector<Claim> claims = {{{0, 3}, {mended}, true, 1, Reason::Encoding}};
  CHECK(score_claims({page, mended}, claims).detection.flags == 0);
  CHECK(score_claims({page, mended, nullptr, false, as_written}, claims).detection.right_flags ==
        1);
}

TEST_CASE("without an annotation every difference is an error") {
  const Detection found =
      score_claims({ocr, truth}, {correction({2, 3}, {U"c"}), correction({4, 5}, {U"x"})})
          .detection;
  CHECK(found.errors == 2);
  CHECK(found.found == 1);
  CHECK(found.right_flags == 1);
  CHECK(found.flags == 2);
}

TEST_CASE("a lost letter is found by a claim beside it") {
  const Detection found = score_claims({U"abd", U"abcd"}, {correction({1, 2}, {U"bc"})}).detection;
  CHECK(found.errors == 1);
  CHECK(found.found == 1);
}
