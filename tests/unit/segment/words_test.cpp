// SPDX-License-Identifier: Apache-2.0
#include "segment/words.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <string>
#include <vector>

#include "script/thai_class.hpp"
#include "support/print_u32.hpp"
#include "support/random_text.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::Random;
using chamra::test::SmallLanguage;

namespace {

/// Words as "a|b|c", with ? before what is no word, # before numbers, @ before other letters and
/// ; before punctuation.
std::u32string cut(std::u32string_view text, const SmallLanguage& language) {
  std::u32string out;
  for (const Word& word : cut_words(text, language.lexicon, language.words)) {
    if (!out.empty()) out += U'|';
    if (word.id < word::first) out += U"?;#@"[word.id];
    out += text.substr(word.span.begin, word.span.size());
  }
  return out;
}

/// The most words' probabilities that a cut of text into words can have, as its least cost.
double least_cost(std::u32string_view text, const SmallLanguage& language) {
  if (text.empty()) return 0;
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t end = 1; end <= text.size(); ++end) {
    const WordId id = language.lexicon.find(text.substr(0, end));
    if (id == word::none) continue;
    if (end < text.size() && !cluster_boundary(text[end - 1], text[end])) continue;
    best = std::min(best, least_cost(text.substr(end), language) - language.words.unigram(id));
  }
  return best;
}

}  // namespace

TEST_CASE("text is cut where all of it becomes words, not where the first word is longest") {
  const SmallLanguage language({U"ตา", U"ตาก", U"กลม", U"ลม"});
  CHECK(cut(U"ตากลม", language) == U"ตา|กลม");
  CHECK(cut(U"ตากตา", language) == U"ตาก|ตา");
}

TEST_CASE("no word ends inside a cluster") {
  const SmallLanguage language({U"กาน", U"า", U"กา", U"นา"});
  CHECK(cut(U"กานา", language) == U"กา|นา");
}

TEST_CASE("what is no word is one stretch") {
  const SmallLanguage language({U"มา", U"ไป"});
  CHECK(cut(U"มากขคไป", language) == U"มา|?กขค|ไป");
  CHECK(cut(U"ฮ", language) == U"?ฮ");
}

TEST_CASE("numbers, other letters and punctuation stand by themselves; blanks are left out") {
  const SmallLanguage language({U"มา", U"ไป"});
  CHECK(cut(U"มา 12๓ abc, ລາວ\nไป", language) == U"มา|#12๓|@abc|;,|@ລາວ|ไป");
  CHECK(cut(U"", language).empty());
  CHECK(cut(U" \n", language).empty());
}

TEST_CASE("Lao is cut by a Lao lexicon") {
  const SmallLanguage language({U"ລາວ", U"ດີ"}, Alphabet::Lao);
  CHECK(cut(U"ລາວດີ", language) == U"ລາວ|ດີ");
}

TEST_CASE("the cut is as probable as the best of all cuts into words") {
  const SmallLanguage language({U"ก", U"กน", U"นก", U"กนก", U"นน", U"นกก"});
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 60))));
  std::u32string text;
  while (text.size() < 9) {
    text += language.lexicon.text(static_cast<WordId>(word::first + random.below(6)));
  }
  CAPTURE(text);
  double cost = 0;
  for (const Word& word : cut_words(text, language.lexicon, language.words)) {
    REQUIRE(word.id >= word::first);
    cost -= language.words.unigram(word.id);
  }
  CHECK(cost == Approx(least_cost(text, language)));
}
