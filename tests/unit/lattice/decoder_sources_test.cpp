// SPDX-License-Identifier: Apache-2.0
// What a search knows beside words and letters: the words of the book, the words around.
#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "context/context_table.hpp"
#include "context/context_trainer.hpp"
#include "lattice/decoder.hpp"
#include "support/print_u32.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::opened;
using chamra::test::SmallLanguage;
using chamra::test::TemporaryFolder;

namespace {

ConfusionTable table_of(const std::string& rows) {
  const TemporaryFolder folder;
  folder.write("a.tsv", "meant\tseen\tcount\tof\n" + rows);
  return *ConfusionTable::load({folder.path("a.tsv")});
}

/// The last word of the best reading.
std::u32string last_word(std::u32string_view text, const SmallLanguage& language,
                         const Sources& sources, const DecoderOptions& options = {}) {
  const Paragraph paragraph = prepare(text, true, language.letters);
  const Decoded read = Decoder(sources, options).decode(paragraph);
  REQUIRE_FALSE(read.best.empty());
  const WordId word = read.best.back().arc.word;
  return word < word::first ? std::u32string() : language.lexicon.text(word);
}

}  // namespace

TEST_CASE("words of the book, and the commonest of the language, are found further off") {
  const SmallLanguage language({U"ประเทศ", U"ไทย"});
  const ConfusionTable confusions = table_of("ท\tห\t1\t9\nศ\tส\t1\t9\nเ\tแ\t1\t9\n");
  DecoderOptions options;
  options.width = options.doubtful_width = {.base = 2, .per_letter = 0.1F, .most = 3};
  const Sources without{language.lexicon, language.words, confusions};
  CHECK(last_word(U"ไทยประแหส", language, without, options) != U"ประเทศ");
  const Sources of_book{language.lexicon, language.words, confusions, Sources::no_word_confusions,
                        language.lexicon};
  const Sources common{language.lexicon,  language.words,  confusions, Sources::no_word_confusions,
                       Sources::no_words, language.lexicon};
  for (const Sources& with : {of_book, common}) {
    CHECK(last_word(U"ไทยประแหส", language, with, options) == U"ประเทศ");
    CHECK(last_word(U"ไทยประเทศ", language, with, options) == U"ประเทศ");
  }
  options.common_from = 1.1F;  // more than all of the paragraph may be in doubt
  options.quiet_common_width = options.width;
  CHECK(last_word(U"ไทยประแหส", language, of_book, options) == U"ประเทศ");
  CHECK(last_word(U"ไทยประแหส", language, common, options) != U"ประเทศ");
  options.quiet_common_width = options.common_width;
  CHECK(last_word(U"ไทยประแหส", language, common, options) == U"ประเทศ");
}

TEST_CASE("a word that eats the letters beside it is dearer the more there are") {
  const SmallLanguage language({U"ประเทศ", U"ไทย"});
  const ConfusionTable confusions = table_of("\tข\t1\t2000\nท\tห\t10\t100\n");
  const Sources sources{language.lexicon, language.words, confusions};
  DecoderOptions usual;
  for (SearchWidth* width : {&usual.width, &usual.doubtful_width})
    width->base = width->most = width->hopeless = width->headroom = 100;
  DecoderOptions hungry = usual;
  hungry.width.swallowed_price = hungry.doubtful_width.swallowed_price = 0;
  const std::u32string text = U"ไทยประเหศขขขขขข";
  CHECK(last_word(text, language, sources, hungry) == U"ประเทศ");
  CHECK(last_word(text, language, sources, usual).empty());
}

TEST_CASE("of two words as near as each other the one is read that fits among the words around") {
  const SmallLanguage language({U"แม่น้ำ", U"ศาล", U"กาล", U"กาน"});
  const ConfusionTable confusions = table_of("ล\tบ\t10\t100\nน\tบ\t10\t100\n");
  ContextTrainer trainer(language.words, 100);
  for (unsigned k = 0; k < 300; ++k) {
    trainer.add({word::first, word::first + 2});
    trainer.add({word::first + 1, word::first + 3});
  }
  trainer.train(2);
  const TemporaryFolder folder;
  folder.write("context.tsv", trainer.table(language.lexicon));
  ContainerWriter out;
  const auto number_of = [&](const std::string& name) {
    return language.lexicon.find(to_utf32(name));
  };
  REQUIRE(write_context(out, folder.path("context.tsv"), number_of, word::first + 4));
  const Container file = opened(out);
  const ContextModel context(file);
  const Sources sources{
      language.lexicon,  language.words,    confusions, Sources::no_word_confusions,
      Sources::no_words, Sources::no_words, context};
  CHECK(last_word(U"แม่น้ำกาบ", language, sources) == U"กาล");
  CHECK(last_word(U"ศาลกาบ", language, sources) == U"กาน");
  CHECK(last_word(U"ศาลกาล", language, sources) == U"กาล");
}
