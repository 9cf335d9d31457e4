// SPDX-License-Identifier: Apache-2.0
#include "lattice/find_memory.hpp"

#include <catch2/catch.hpp>
#include <tuple>

#include "lattice/decoder.hpp"
#include "support/print_u32.hpp"
#include "support/random_text.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::Random;
using chamra::test::SmallLanguage;

namespace {

using Letters = std::vector<FindMemory::Letter>;

using Row = std::tuple<std::uint32_t, std::uint32_t, WordId, float, bool>;
std::vector<Row> rows(const std::vector<Arc>& arcs) {
  std::vector<Row> out;
  for (const Arc& arc : arcs) out.emplace_back(arc.begin, arc.end, arc.word, arc.cost, arc.changed);
  return out;
}

std::u32string random_page(Random& random) {
  static const std::u32string letters = U"กถนมหรั้า \n\r.a漢ນກ๒";
  std::u32string text;
  // A few stretches again and again, so that much is found in memory.
  std::vector<std::u32string> stretches(4);
  for (auto& stretch : stretches) {
    for (std::uint64_t length = 1 + random.below(7); stretch.size() < length;)
      stretch += letters[random.below(letters.size())];
  }
  while (text.size() < 60) text += stretches[random.below(stretches.size())];
  return text;
}

}  // namespace

TEST_CASE("a search is remembered for the letters that it looked at, whatever follows") {
  FindMemory memory;
  const std::vector<Found> found = {{7, 2, 1.5F, true}};
  memory.keep(Letters{1, 2, 3, 4}, 0, found);
  CHECK(memory.find(Letters{1, 2, 3}, 0) == nullptr);
  CHECK(memory.find(Letters{1, 2, 3, 5, 4}, 0) == nullptr);
  CHECK(memory.find(Letters{1, 2, 3, 4, 9}, 1) == nullptr);
  const auto* known = memory.find(Letters{1, 2, 3, 4, 9}, 0);
  REQUIRE(known != nullptr);
  REQUIRE(known->size() == 1);
  CHECK((*known)[0].word == 7);
}

TEST_CASE("a full memory forgets and goes on") {
  FindMemory memory;
  const std::vector<Found> found(1000);
  for (unsigned k = 0; k < 3000; ++k) {
    const Letters letters{static_cast<FindMemory::Letter>(k % 256),
                          static_cast<FindMemory::Letter>(k / 256), 1};
    memory.keep(letters, 0, found);
    REQUIRE(memory.find(letters, 0) != nullptr);
  }
  CHECK(memory.find(Letters{0, 0, 1}, 0) == nullptr);
}

TEST_CASE("words found with a memory are those found without") {
  const chamra::test::TemporaryFolder folder;
  folder.write("a.tsv",
               "meant\tseen\tcount\tof\nถ\tก\t30\t100\nนม\tม\t20\t100\nม\tนน\t5\t100\n"
               "ก\t\t8\t100\n\tน\t3\t100\nถน\t漢\t9\t100\nกา\tนมก\t9\t100\n");
  const auto confusions = ConfusionTable::load({folder.path("a.tsv")});
  REQUIRE(confusions);
  const SmallLanguage language(
      {U"ถนน", U"กม", U"นก", U"มนก", U"ถม", U"กนมถ", U"น้ำ", U"หา", U"การ"});
  SearchWidth narrow{3, 0.3F, 5}, cramped;
  cramped.steps = 20;
  const std::vector<SearchWidth> widths = {SearchWidth(), narrow, cramped};
  ArcFinder old(language.lexicon, language.words, *confusions);
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 12))));
  for (unsigned page = 0; page < 6; ++page) {
    const std::u32string text = random_page(random);
    CAPTURE(text);
    const Paragraph paragraph = prepare(text, random.below(4) != 0, language.letters);
    // Where nothing may be dearer than what is expected, searches soon give up.
    std::vector<float> expected = paragraph.unknown_cost;
    if (random.below(2) == 0) expected.assign(expected.size(), 0);
    old.open(paragraph);
    old.expect(expected);
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      if (paragraph.seen[at] == seen::other || paragraph.seen[at] == seen::blank ||
          paragraph.seen[at] == seen::line_break)
        continue;
      const SearchWidth& width = widths[random.below(widths.size())];
      std::vector<Arc> remembered, searched;
      const auto behind = static_cast<float>(random.below(16));
      old.find(at, width, behind, remembered);
      ArcFinder alone(language.lexicon, language.words, *confusions);
      alone.open(paragraph);
      alone.expect(expected);
      alone.find(at, width, behind, searched);
      REQUIRE(rows(remembered) == rows(searched));
    }
  }
}

TEST_CASE("a word that stands there was looked at to its end, however soon the search gave up") {
  const SmallLanguage language({U"กนม", U"กนมถกนมถ"}, Alphabet::Thai, {}, {1, 12});
  const ConfusionTable confusions;
  ArcFinder finder(language.lexicon, language.words, confusions);
  const Paragraph paragraph = prepare(U"กนมถกนมถ กนมถกนมห", true, language.letters);
  const std::vector<float> nothing(paragraph.seen.size() + 1, 0);
  finder.open(paragraph);
  finder.expect(nothing);
  std::vector<Arc> first, second;
  finder.find(0, {}, 9, first);
  finder.find(9, {}, 9, second);
  CHECK(first.size() == 2);
  CHECK(second.size() == 1);
}

TEST_CASE("words that are far dearer than what is expected are not found, words as written are") {
  const SmallLanguage language({U"ถนน", U"กนน"});
  const ConfusionTable confusions;
  ArcFinder finder(language.lexicon, language.words, confusions);
  const Paragraph paragraph = prepare(U"กนน", true, language.letters);
  finder.open(paragraph);
  const auto found = [&](const std::vector<float>& expected, float behind) {
    finder.expect(expected);
    std::vector<Arc> arcs;
    finder.find(0, {.headroom = 8}, behind, arcs);
    std::vector<WordId> words;
    for (const Arc& arc : arcs)
      if (arc.end == 3) words.push_back(arc.word);
    return words;
  };
  const std::vector<WordId> written = {word::first + 1}, both = {word::first + 1, word::first};
  CHECK(found({0, 0, 0, 0}, 0) == written);
  CHECK(found({0, 6, 12, 18}, 0) == both);
  CHECK(found({0, 1, 2, 3}, 0) == both);
  CHECK(found({0, 1, 2, 3}, 8) == written);
}
