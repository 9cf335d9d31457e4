// SPDX-License-Identifier: Apache-2.0
#include "simulate/garble.hpp"

#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "edits/apply.hpp"
#include "simulate/wrong_words.hpp"
#include "support/print_u32.hpp"
#include "support/small_language.hpp"
#include "support/temporary_folder.hpp"

using namespace chamra;

namespace {

NoiseProfile profile_of(const std::string& rows) {
  const test::TemporaryFolder folder;
  folder.write("p.tsv", "meant\tseen\tcount\tof\n" + rows);
  return std::move(*NoiseProfile::load(folder.path("p.tsv")));
}

}  // namespace

TEST_CASE("an edit says where it is, what stands there and what was meant") {
  const NoiseProfile profile = profile_of("ำ\t่า\t1\t1\n");
  NoiseOptions options;
  options.cer = 1;  // as much as there is
  const Garbled garbled = garble("a\nงาน จำ\n", "p", profile, {}, options);
  CHECK(garbled.text == "a\nงาน จ่า\n");
  REQUIRE(garbled.edits.size() == 1);
  const Edit& edit = garbled.edits[0];
  CHECK(edit.before == "\u0E48\u0E32");
  CHECK(*edit.after == "\u0E33");
  CHECK(edit.line == 2);
  CHECK(edit.column == 6);
  CHECK(edit.span == ByteSpan{15, 21});
  CHECK(edit.reason == Reason::SaraAm);
  CHECK(edit.confidence == 1);
  CHECK(garbled.letters == 8);
  CHECK(garbled.errors == 2);
}

TEST_CASE("changes side by side are one edit") {
  const NoiseProfile profile = profile_of("ก\tภ\t1\t1\nข\tช\t1\t1\n");
  NoiseOptions options;
  options.cer = 1;
  const std::string clean = "กขกขกขกขกขกขกขกขกข";
  const Garbled garbled = garble(clean, "p", profile, {}, options);
  for (std::size_t k = 1; k < garbled.edits.size(); ++k) {
    CHECK(garbled.edits[k - 1].span.end < garbled.edits[k].span.begin);
  }
  CHECK(garbled.errors >= 12);
  CHECK(*apply_edits(garbled.text, garbled.edits) == clean);
}

TEST_CASE("without letters of its own a page stays as it is") {
  const NoiseProfile profile = profile_of("ก\tภ\t1\t1\n");
  NoiseOptions options;
  options.cer = .5;
  for (const std::string page : {"", "\n\n", "plain text 123\r\n", "\xFF\xFE\x80", "ກຂຄ"}) {
    const Garbled garbled = garble(page, "p", profile, {}, options);
    CHECK(garbled.text == page);
    CHECK(garbled.edits.empty());
  }
}

TEST_CASE("words are read as words that begin alike and look alike") {
  const test::SmallLanguage language({U"พรรค", U"พรรณ", U"พระ", U"ประเทศ", U"ประเภท", U"ไก่ชน"});
  const Vocabulary vocabulary(language.lexicon, language.words);
  const std::uint64_t draw = GENERATE(0, 1, 12345);
  CHECK(vocabulary.like(U"พรรค", draw) == U"พรรณ");
  CHECK(vocabulary.like(U"ประเทศ", draw) == U"ประเภท");
  CHECK(vocabulary.like(U"ไก่ชน", draw).empty());
  CHECK(vocabulary.like(U"ฮ", draw).empty());

  const std::u32string text = U"พรรค ไก่ชน ประเทศ";
  Taken taken(text.size());
  std::vector<Misprint> changes;
  add_wrong_words(text, vocabulary, Draws(draw, "p", 0), whole_share, taken, changes);
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].span == CharSpan{0, 4});
  CHECK(changes[0].seen == U"พรรณ");
  CHECK(changes[1].seen == U"ประเภท");
  CHECK(changes[1].reason == Reason::RealWord);
}

TEST_CASE("no vocabulary, no wrong words") {
  Taken taken(10);
  std::vector<Misprint> changes;
  add_wrong_words(U"กขคงจฉชซฌญ", Vocabulary(), Draws(1, "p", 0), whole_share, taken, changes);
  CHECK(changes.empty());
}
