// SPDX-License-Identifier: Apache-2.0
#include "learn/ngram_counts.hpp"

#include <catch2/catch.hpp>

#include "support/print_u32.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::SmallLanguage;

TEST_CASE("n-grams of every length are counted, and told in the order of their names") {
  const SmallLanguage language({U"พบ", U"กา", U"กาก"});
  NgramCounter counter(language.lexicon, language.words);
  counter.add(std::u32string_view(U"กา พบ กาก"));
  counter.add(std::u32string_view(U"กา พบ"));
  const std::vector<NgramRowCount> wanted = {{"<s>", 2}, {"<s> กา", 2}, {"<s> กา พบ", 2},
                                             {"กา", 2},  {"กา พบ", 2},  {"กา พบ กาก", 1},
                                             {"กาก", 1}, {"พบ", 2},     {"พบ กาก", 1}};
  CHECK(counter.counts({0, 1, 1, 1}) == wanted);
  const std::vector<NgramRowCount> often = {{"<s>", 2}, {"<s> กา", 2}, {"<s> กา พบ", 2},
                                            {"กา", 2},  {"กา พบ", 2},  {"พบ", 2}};
  CHECK(counter.counts({0, 2, 2, 2}) == often);
}

TEST_CASE("where nothing was counted there is nothing to tell") {
  const SmallLanguage language({U"พบ"});
  CHECK(NgramCounter(language.lexicon, language.words).counts({0, 1, 1, 1}).empty());
}
