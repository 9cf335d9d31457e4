// SPDX-License-Identifier: Apache-2.0
#include "ngram/word_model.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::SmallLanguage;

TEST_CASE("without a book the model is the general one") {
  const SmallLanguage language({U"กา", U"ขา"}, Alphabet::Thai, {{{0, 1}}});
  const WordModel model(language.words);
  NgramState a, b;
  WordState c, d;
  CHECK(model.score(c, word::first, d) == language.words.score(a, word::first, b));
  CHECK(model.unigram(word::first + 1) == language.words.unigram(word::first + 1));
}

TEST_CASE("a mixture adds probabilities, and the book's own words count in it") {
  const SmallLanguage general({U"กา", U"ขา"});
  const SmallLanguage book({U"กา", U"ขา", U"งา"});
  const std::vector<float> costs(word::first + 3, 2.0F);
  const WordModel model(general.words, book.words, 0.25, costs);
  WordState state, next;
  const float mixed = model.score(state, word::first, next);
  CHECK(mixed ==
        Approx(std::log(0.75 / (word::first + 2) + 0.25 / (word::first + 3))).margin(0.01));
  const float own = model.score(state, word::first + 2, next);
  CHECK(own > std::log(0.25 / (word::first + 3)) - 0.01F);
  CHECK(model.unigram(word::first + 2) == -2);
}

TEST_CASE("states are alike only when both models remember the same") {
  WordState a, b;
  CHECK(a == b);
  b.book.length = 1;
  CHECK_FALSE(a == b);
}
