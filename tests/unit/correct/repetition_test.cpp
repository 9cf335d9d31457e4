// SPDX-License-Identifier: Apache-2.0
#include "correct/repetition.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "script/script_of.hpp"
#include "support/print_u32.hpp"
#include "support/random_text.hpp"

using namespace chamra;
using chamra::test::Random;

namespace {

/// The rule in the plainest words: eight letters that stood 8 to 400 letters ago last, a phrase of
/// five different letters, three times.
std::vector<Repetition> found_plainly(std::u32string_view text) {
  std::vector<Repetition> found;
  std::map<std::u32string_view, std::size_t> last;
  for (std::size_t at = 0; at + 8 <= text.size(); ++at) {
    const auto [place, is_new] = last.try_emplace(text.substr(at, 8), at);
    const std::size_t begin = place->second, period = at - begin;
    place->second = at;
    if (is_new || period < 8 || period > 400) continue;
    std::size_t end = at;
    while (end < text.size() && text[end] == text[end - period]) ++end;
    std::set<char32_t> letters;
    for (std::size_t k = begin; k < at; ++k)
      if (is_thai(text[k]) || is_lao(text[k])) letters.insert(text[k]);
    if (end - begin < 3 * period || letters.size() < 5) continue;
    found.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                     static_cast<std::uint32_t>(period)});
    at = end - 1;
    last.clear();
  }
  return found;
}

/// Phrases of all lengths, some of them several times, some of them broken off.
std::u32string babble(Random& random) {
  static const std::u32string letters = U"กขคงจฉชซ \u1E01\u4E01";
  std::u32string text;
  for (unsigned piece = 0; piece < 30; ++piece) {
    std::u32string phrase;
    const std::uint64_t length = 1 + random.below(random.below(4) == 0 ? 450 : 20);
    for (const std::uint64_t kinds = 1 + random.below(letters.size()); phrase.size() < length;)
      phrase += letters[random.below(kinds)];
    for (std::uint64_t times = random.below(5); times > 0; --times) text += phrase;
    text += phrase.substr(0, random.below(phrase.size() + 1));
  }
  return text;
}

}  // namespace

TEST_CASE("a phrase said three times in a row is found, with all its copies") {
  const std::u32string phrase = U"ของพรรคและ", text = U"ก่อนหน้า" + phrase + phrase + phrase + U"จบ";
  const auto found = find_repetitions(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].period == phrase.size());
  CHECK(found[0].span.begin == 8);
  CHECK(found[0].span.end >= 8 + 3 * phrase.size());
}

TEST_CASE("twice is emphasis, and the same words apart are style") {
  CHECK(find_repetitions(U"ของพรรคและของพรรคและจบ").empty());
  CHECK(find_repetitions(U"ของพรรคและ หนึ่ง ของพรรคและ สองสาม ของพรรคและ").empty());
}

TEST_CASE("rows of dots, ruled lines and laughter are no phrases") {
  CHECK(find_repetitions(std::u32string(200, U'.')).empty());
  CHECK(find_repetitions(std::u32string(200, U'ก')).empty());
  std::u32string line;
  for (int k = 0; k < 40; ++k) line += U". _ ";
  CHECK(find_repetitions(line).empty());
}

TEST_CASE("a long text that repeats itself is read in one go") {
  std::u32string text;
  while (text.size() < 200'000) text += U"ของพรรคและประชาชนทั่วไปในเมือง ";
  const auto found = find_repetitions(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].span.end == text.size());
}

TEST_CASE("what is found is what the plain rule finds") {
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 60))));
  const std::u32string text = babble(random);
  const auto found = find_repetitions(text), plainly = found_plainly(text);
  REQUIRE(found.size() == plainly.size());
  for (std::size_t k = 0; k < found.size(); ++k) {
    CHECK(found[k].span == plainly[k].span);
    CHECK(found[k].period == plainly[k].period);
  }
}
