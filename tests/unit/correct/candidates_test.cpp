// SPDX-License-Identifier: Apache-2.0
#include "correct/candidates.hpp"

#include <catch2/catch.hpp>

#include "correct/path_figures.hpp"
#include "support/print_u32.hpp"
#include "support/small_language.hpp"

using namespace chamra;

namespace {

constexpr WordId ka = word::first, ta = word::first + 1, kata = word::first + 2;

Reading reading(std::uint32_t begin, std::uint32_t end, WordId word, float posterior,
                bool changed = true) {
  return {{begin, end, word, 0, changed}, posterior};
}

std::vector<std::u32string> texts(const std::vector<Candidate>& candidates) {
  std::vector<std::u32string> out;
  for (const Candidate& candidate : candidates) out.push_back(candidate.text);
  return out;
}

}  // namespace

TEST_CASE("Candidates are ways through the lattice, other cuts of the same text taken together") {
  const test::SmallLanguage language({U"กา", U"ตา", U"กาตา"});
  Decoded decoded;
  decoded.arcs = {reading(0, 2, ka, 0.5F), reading(0, 2, ta, 0.3F), reading(0, 4, kata, 0.2F),
                  reading(2, 4, ka, 0.2F), reading(2, 4, ta, 0.6F)};
  const auto found = candidates_for({0, 4}, decoded, language.lexicon, 5);
  // กาตา: as one word .2, as two .5 x .6 / .8
  REQUIRE(texts(found) == std::vector<std::u32string>{U"กาตา", U"ตาตา", U"กากา", U"ตากา"});
  CHECK(found[0].posterior == Approx(0.2 + 0.375));
  CHECK(found[1].posterior == Approx(0.225));
}

TEST_CASE("Candidates begin and end with the stretch, and are as many as asked for") {
  const test::SmallLanguage language({U"กา", U"ตา", U"กาตา"});
  Decoded decoded;
  decoded.arcs = {reading(0, 2, ka, 0.5F), reading(0, 2, ta, 0.3F), reading(0, 4, kata, 0.2F)};
  CHECK(texts(candidates_for({0, 2}, decoded, language.lexicon, 1)) ==
        std::vector<std::u32string>{U"กา"});
  CHECK(candidates_for({2, 4}, decoded, language.lexicon, 5).empty());
}

TEST_CASE("A stretch too long for a person to choose from has no candidates") {
  const test::SmallLanguage language({U"กา", U"ตา", U"กาตา"});
  Decoded decoded;
  for (std::uint32_t at = 0; at < 70; at += 2) decoded.arcs.push_back(reading(at, at + 2, ka, 1));
  CHECK(candidates_for({0, 64}, decoded, language.lexicon, 5).size() == 1);
  CHECK(candidates_for({0, 66}, decoded, language.lexicon, 5).empty());
}

TEST_CASE("The rivals of a word are all the paths that change its worst letter") {
  const test::SmallLanguage language({U"กา", U"ตา", U"กาตา"});
  Decoded decoded;
  decoded.arcs = {reading(0, 2, ka, 0.6F, false), reading(0, 2, ta, 0.1F),
                  reading(0, 4, kata, 0.2F), reading(2, 4, ka, 0.3F)};
  PathFigures figures(decoded, WordModel(language.words));
  CHECK(figures.rival({0, 2}) == Approx(0.3));
  CHECK(figures.rival({2, 4}) == Approx(0.5));
  CHECK(figures.rival({0, 4}) == Approx(0.5));
  CHECK(figures.rival({4, 9}) == Approx(0).margin(1e-6));
}

TEST_CASE("Of changes of a word the likeliest counts, and what it costs by itself") {
  const test::SmallLanguage language({U"กา", U"ตา", U"กาตา"});
  Decoded decoded;
  decoded.arcs = {{{0, 2, ka, 0, false}, 0.6F},
                  {{0, 2, ta, 5, true}, 0.1F},
                  {{0, 4, kata, 7, true}, 0.2F},
                  {{2, 4, ka, 9, true}, 0.3F}};
  PathFigures figures(decoded, WordModel(language.words));
  CHECK(figures.likeliest_change({0, 2}).value_or(0) == Approx(7));
  CHECK(figures.likeliest_change({2, 4}).value_or(0) == Approx(9));
  CHECK_FALSE(figures.likeliest_change({4, 9}));
}
