// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detection.hpp"

#include <catch2/catch.hpp>

#include "evaluate/claim_score.hpp"
#include "evaluate/letter_detection.hpp"
#include "evaluate/token_score.hpp"

using namespace chamra;
using namespace chamra::evaluate;

namespace {

Claim correction(CharSpan span, std::u32string reading, std::vector<Reading> weighed = {}) {
  return {span, {std::move(reading)}, true, .9, Reason::Misspelling, std::move(weighed)};
}

Claim suspicion(CharSpan span) { return {span, {}, false, .5, Reason::RealWord}; }

/// Words are what stands between blanks.
const Segmenter at_blanks{"blanks", [](std::u32string_view text) {
                            std::vector<CharSpan> words;
                            std::uint32_t begin = 0;
                            for (std::uint32_t at = 0; at <= text.size(); ++at) {
                              if (at < text.size() && text[at] != U' ') continue;
                              if (at > begin) words.push_back({begin, at});
                              begin = at + 1;
                            }
                            return words;
                          }};

}  // namespace

TEST_CASE("F weighs precision and recall") {
  const Detection found{4, 3, 6, 3};  // P 3/4, R 1/2
  CHECK(*found.f1() == Approx(.6));
  CHECK(*found.f(.5) == Approx(1.25 * .75 * .5 / (.25 * .75 + .5)));
  CHECK(*Detection{2, 0, 2, 0}.f1() == 0);
  CHECK_FALSE(Detection{}.f1().has_value());
}

TEST_CASE("a correction points at the letters it would change") {
  // Two errors, X and Z; the correction covers five letters and changes one rightly, one wrongly.
  const std::vector<Claim> claims = {correction({0, 5}, U"abcdE")};
  const Detection found = detect_letters(ClaimMap({U"abXdefZ", U"abcdefg"}, claims));
  CHECK(found.flags == 2);
  CHECK(found.right_flags == 1);
  CHECK(found.errors == 2);
  CHECK(found.found == 1);
}

TEST_CASE("a suspicion points at all its letters, but at a gap only where letters are missing") {
  const std::vector<Claim> claims = {suspicion({1, 3})};
  const Detection found = detect_letters(ClaimMap({U"abd", U"abcd"}, claims));
  CHECK(found.flags == 3);  // b, d and the gap between them
  CHECK(found.right_flags == 1);
  CHECK(found.errors == 1);
  CHECK(found.found == 1);
}

TEST_CASE("letters of unreadable spans count for nothing") {
  const Annotation annotation = {{{1, 2}, U"X", U"?", "name", Certainty::Unreadable}};
  const std::vector<Claim> claims = {correction({1, 2}, U"b")};
  const Detection found = detect_letters(ClaimMap({U"aXc", U"aXc", &annotation}, claims));
  CHECK(found.flags == 0);
  CHECK(found.errors == 0);
}

TEST_CASE("words are wrong when they differ, and found when something touches them") {
  //                  found, wrong     wrong          found
  const std::u32string ocr = U"aXc def gYi jkl", truth = U"abc def ghi jkl";
  const std::vector<Claim> claims = {correction({0, 3}, U"abc"), correction({12, 15}, U"JKL")};
  const Detection found = score_tokens(ClaimMap({ocr, truth}, claims), at_blanks).tokens;
  CHECK(found.flags == 2);
  CHECK(found.right_flags == 1);
  CHECK(found.errors == 2);
}

TEST_CASE("a correction finds the words it would change, a suspicion all it touches") {
  const std::u32string ocr = U"aXc def", truth = U"abc def";
  const auto flags = [&](const Claim& claim) {
    const std::vector<Claim> claims = {claim};
    return score_tokens(ClaimMap({ocr, truth}, claims), at_blanks).tokens.flags;
  };
  CHECK(flags(correction({0, 7}, U"abc def")) == 1);
  CHECK(flags(suspicion({0, 7})) == 2);
}

TEST_CASE("a letter missing between words is missing in the first, after a blank in the next") {
  const auto wrong = [](std::u32string_view ocr, std::u32string_view truth,
                        const std::vector<CharSpan>& words) {
    const Segmenter fixed{"fixed", [&](std::u32string_view) { return words; }};
    const std::vector<Claim> none;
    return score_tokens(ClaimMap({ocr, truth}, none), fixed).tokens.errors;
  };
  CHECK(wrong(U"abde", U"abcde", {{0, 2}, {2, 4}}) == 1);
  CHECK(wrong(U"ab ef", U"ab def", {{0, 2}, {3, 5}}) == 1);
}

TEST_CASE("weighted readings leave the distance that their weights say") {
  // Three errors. The first correction has the truth at 3/4 and a reading two letters off at 1/4.
  const std::vector<Claim> claims = {
      correction({1, 3}, U"bc", {{U"bc", .6}, {U"ZZ", .2}}),
      correction({4, 5}, U"Y"),  // breaks a right letter
  };
  const TokenScore score = score_tokens(ClaimMap({U"aXXdefX", U"abcdefg"}, claims), at_blanks);
  CHECK(score.before == 3);
  CHECK(score.after == Approx(3 - 2 + .25 * 2 + 1));
  CHECK(*score.improvement() == Approx(.5 / 3));
}

TEST_CASE("a long suspicion is not forgotten for a short correction in it") {
  std::u32string ocr(30, U'a'), truth = ocr;
  ocr[25] = U'X';
  const std::vector<Claim> claims = {suspicion({0, 30}), correction({3, 4}, U"b")};
  const ClaimMap map({ocr, truth}, claims);
  REQUIRE(map.flags_on({25, 26}).size() == 1);
  CHECK(map.flags_on({25, 26})[0].span == CharSpan{0, 30});
  CHECK(map.flags_on({3, 4}).size() == 2);
}
