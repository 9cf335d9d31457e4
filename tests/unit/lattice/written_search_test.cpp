// SPDX-License-Identifier: Apache-2.0
// The first pass against a plain one that tries every way to cut a short text into words as they
// stand.
#include "lattice/written_search.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "support/print_u32.hpp"
#include "support/random_text.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::Random;
using chamra::test::SmallLanguage;

namespace {

class EveryCut {
 public:
  EveryCut(const SmallLanguage& language, const Paragraph& paragraph)
      : language_(language), paragraph_(paragraph) {}

  /// Least cost of reading all from `at` on, after `state`.
  [[nodiscard]] double least(std::uint32_t at, const NgramState& state) const {
    if (at == paragraph_.seen.size()) return 0;
    double best = std::numeric_limits<double>::infinity();
    for (std::uint32_t end = at + 1; end <= paragraph_.seen.size(); ++end) {
      const WordId known = language_.lexicon.find(paragraph_.text.substr(at, end - at));
      for (const WordId id : {word::unknown, known}) {
        if (id == word::none) continue;
        NgramState next;
        const double cost = cost_of(at, end, id, state, next);
        best = std::min(best, cost + least(end, next));
      }
    }
    return best;
  }

  double cost_of(std::uint32_t at, std::uint32_t end, WordId id, const NgramState& state,
                 NgramState& next) const {
    const double language = language_.words.score(state, id, next);
    const double letters =
        id == word::unknown ? paragraph_.unknown_cost[end] - paragraph_.unknown_cost[at] : 0;
    const DecoderOptions options;
    const double start = id == word::unknown ? options.unknown_start : 0;
    return letters + start - options.language_scale * language;
  }

 private:
  const SmallLanguage& language_;
  const Paragraph& paragraph_;
};

}  // namespace

TEST_CASE("the words as written that are found cost what the best of all cuts does") {
  const SmallLanguage language({U"ถนน", U"กม", U"นก", U"ถม", U"กนมถ", U"ม"}, Alphabet::Thai,
                               {{{0, 1}}, {{0, 2}}});
  DecoderOptions options;
  options.beam = options.written_margin = options.stretch_margin = 1000;
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 200))));
  const std::u32string text = chamra::test::random_letters(random, U"กถนม", 1 + random.below(9));
  CAPTURE(text);
  const Paragraph paragraph = prepare(text, true, language.letters);
  WordState start;
  language.words.score({}, word::boundary, start.general);
  WrittenSearch search(language.lexicon, language.words, options);
  const auto& words = search.run(paragraph, start);

  const EveryCut slow(language, paragraph);
  double cost = 0;
  std::uint32_t end = 0;
  for (const WrittenWord& word : words) {
    NgramState next;
    CHECK(word.arc.begin == end);
    end = word.arc.end;
    CHECK(word.cost == -language.words.score(word.before.general, word.arc.word, next));
    cost += slow.cost_of(word.arc.begin, word.arc.end, word.arc.word, word.before.general, next);
  }
  CHECK(end == text.size());
  CHECK(cost == Approx(slow.least(0, start.general)).margin(0.01));
  CHECK(words.back().reached == Approx(cost).margin(0.01));
}

TEST_CASE("blanks part words, barriers are tokens, and a text of nothing has no words") {
  const SmallLanguage language({U"กม", U"นก"});
  WrittenSearch search(language.lexicon, language.words, {});
  const auto tokens = [&](std::u32string_view text) {
    const Paragraph paragraph = prepare(text, true, language.letters);
    std::vector<WordId> out;
    for (const WrittenWord& word : search.run(paragraph, {})) out.push_back(word.arc.word);
    return out;
  };
  CHECK(tokens(U"กม  นก12(นก") == std::vector<WordId>{word::first, word::first + 1, word::number,
                                                      word::boundary, word::first + 1});
  CHECK(tokens(U"").empty());
}
