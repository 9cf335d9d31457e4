// SPDX-License-Identifier: Apache-2.0
#include "evaluate/segmenter.hpp"

#include <catch2/catch.hpp>

#include "evaluate/error_rate.hpp"

using namespace chamra;
using namespace chamra::evaluate;

namespace {

/// Words of two letters.
const Segmenter in_pairs{"pairs", [](std::u32string_view text) {
                           std::vector<CharSpan> words;
                           for (std::uint32_t at = 0; at + 2 <= text.size(); at += 2) {
                             words.push_back({at, at + 2});
                           }
                           return words;
                         }};

}  // namespace

TEST_CASE("equal words are equal elements, whichever text they come from") {
  WordAlphabet alphabet;
  const auto truth = alphabet.spell(U"abcdab", in_pairs), ocr = alphabet.spell(U"abXdab", in_pairs);
  REQUIRE(truth.size() == 3);
  CHECK(truth[0] == truth[2]);
  CHECK(truth[0] == ocr[0]);
  CHECK(truth[1] != ocr[1]);
  CHECK(count_errors(truth, ocr, truth) == ErrorCount{3, 1, 0});
}

TEST_CASE("no segmenter is no segmenter") { CHECK_FALSE(Segmenter{}); }
