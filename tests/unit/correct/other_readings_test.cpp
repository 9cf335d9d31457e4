// SPDX-License-Identifier: Apache-2.0
#include "correct/other_readings.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "lattice/paragraph.hpp"
#include "support/print_u32.hpp"
#include "support/small_language.hpp"

using namespace chamra;

namespace {

/// A page read by a language of a few words, and what may be asked about it.
class Page {
 public:
  Page(std::u32string_view text, const std::vector<std::u32string>& words,
       const std::vector<std::array<std::uint32_t, 2>>& pairs = {})
      : language_(words, Alphabet::Thai, pairs),
        tables_(tables_of(language_)),
        decoder_({tables_.thai.lexicon, tables_.words(), tables_.confusions}, {}),
        paragraph_(prepare(text, true, tables_.thai.letters)),
        decoded_(decoder_.decode(paragraph_)),
        others_(decoder_, paragraph_, decoded_, tables_) {}

  [[nodiscard]] std::size_t words() const { return decoded_.best.size(); }
  [[nodiscard]] std::vector<std::u32string> texts(WordRange words, std::size_t most) {
    std::vector<std::u32string> out;
    for (const Candidate& one : others_.of(words, most)) out.push_back(one.text);
    return out;
  }
  [[nodiscard]] OtherReadings& others() { return others_; }

 private:
  static KnowledgeTables tables_of(const test::SmallLanguage& language) {
    KnowledgeTables tables;
    tables.thai.lexicon = language.lexicon;
    tables.thai.words = language.words;
    tables.thai.letters = LetterCosts(language.letters);
    const test::TemporaryFolder folder;
    folder.write("a.tsv", "meant\tseen\tcount\tof\nก\tต\t10\t100\n");
    tables.confusions = *ConfusionTable::load({folder.path("a.tsv")});
    return tables;
  }

  test::SmallLanguage language_;
  KnowledgeTables tables_;
  Decoder decoder_;
  Paragraph paragraph_;
  Decoded decoded_;
  OtherReadings others_;
};

bool holds(const std::vector<std::u32string>& texts, std::u32string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

TEST_CASE("What else a word may read is found, however sure the lattice is of it") {
  Page page(U"ตาดี", {U"ตา", U"กา", U"ดี"});
  REQUIRE(page.words() == 2);
  const auto texts = page.texts({0, 1}, 5);
  REQUIRE(texts.size() >= 2);
  CHECK(texts[0] == U"ตา");
  CHECK(texts[1] == U"กา");
}

TEST_CASE("Other readings are as many as asked for, and their shares are of one") {
  Page page(U"ตาดี", {U"ตา", U"กา", U"ดี"});
  CHECK(page.texts({0, 1}, 1).size() == 1);
  double sum = 0;
  for (const Candidate& one : page.others().of({0, 2}, 5)) sum += one.posterior;
  CHECK(sum == Approx(1));
}

TEST_CASE("The words behind tell which reading is likelier") {
  const std::vector<std::u32string> words = {U"ตา", U"กา", U"งา", U"ดี"};
  Page page(U"งาดี", words, {{1, 3}});
  const auto texts = page.texts({0, 1}, 4);
  const auto at = [&](std::u32string_view text) {
    return std::find(texts.begin(), texts.end(), text) - texts.begin();
  };
  REQUIRE(holds(texts, U"กา"));
  REQUIRE(holds(texts, U"ตา"));
  CHECK(at(U"กา") < at(U"ตา"));
}

TEST_CASE("Blanks of a stretch stay, line breaks are left out") {
  Page page(U"ตา\nดี ตา", {U"ตา", U"กา", U"ดี"});
  REQUIRE(page.words() == 3);
  CHECK(holds(page.texts({0, 3}, 5), U"ตาดี ตา"));
}

TEST_CASE("A stretch too long for a person to choose from has no other readings") {
  std::u32string text;
  for (int k = 0; k < 30; ++k) text += U"ตา";
  Page page(text, {U"ตา", U"กา"});
  CHECK(page.others().of({0, 24}, 5).size() == 5);
  CHECK(page.others().of({0, 25}, 5).empty());
}

TEST_CASE("Doubted words that are likelier misread one by one are parted") {
  Page page(U"ตาตา", {U"ตา", U"กา"});
  REQUIRE(page.words() == 2);
  CHECK(page.others().parts({0, 2}, {0, 2}) == std::vector<WordRange>{{0, 1}, {1, 2}});
}

TEST_CASE("A doubted word is joined with the one behind where most makes one word of both") {
  Page page(U"ตาดี", {U"ตา", U"ดี", U"กาดี"});
  REQUIRE(page.words() == 2);
  CHECK(page.others().parts({0, 1}, {0, 2}) == std::vector<WordRange>{{0, 2}});
  CHECK(page.others().parts({0, 1}, {0, 1}) == std::vector<WordRange>{{0, 1}});
}
