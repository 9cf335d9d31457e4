// SPDX-License-Identifier: Apache-2.0
// Words as written, and which of them are left, against a plain search through every way to cut a
// short text.
#include "lattice/written_arcs.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "support/print_u32.hpp"
#include "support/random_text.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::Random;
using chamra::test::SmallLanguage;

namespace {

const std::vector<float> costs = {5, 4.5F, 3, 6, 8, 2.5F, 7};

using Named = std::tuple<std::uint32_t, std::uint32_t, WordId>;  // begin, end, word

/// Tries every way; remembers the cheapest over every word and over every part of a stretch.
class EveryWay {
 public:
  EveryWay(const SmallLanguage& language, const Paragraph& paragraph)
      : language_(language), paragraph_(paragraph) {
    go(0, false, 0);
  }

  [[nodiscard]] std::set<Named> within(double margin, double stretch_margin) const {
    std::set<Named> out;
    for (const auto& [named, cost] : least_) {
      const double most = std::get<2>(named) == word::unknown ? stretch_margin : margin;
      if (cost <= best_ + most) out.insert(named);
    }
    return out;
  }

 private:
  void go(std::uint32_t at, bool in_stretch, double cost) {
    if (at == paragraph_.seen.size()) {
      best_ = std::min(best_, cost);
      for (const Named& one : way_) {
        const auto known = least_.try_emplace(one, cost).first;
        known->second = std::min(known->second, cost);
      }
      return;
    }
    if (is_seen_space(paragraph_.seen[at])) return go(at + 1, false, cost);
    for (std::uint32_t end = at + 1; end <= paragraph_.seen.size(); ++end) {
      const WordId id = language_.lexicon.find(paragraph_.text.substr(at, end - at));
      if (id != word::none) step({at, end, id}, false, cost + cost_of(id));
    }
    const std::uint32_t end = paragraph_.end_of_unknown(at);
    const double start = options_.unknown_start + cost_of(word::unknown);
    const double letters = paragraph_.unknown_cost[end] - paragraph_.unknown_cost[at];
    step({at, end, word::unknown}, true, cost + letters + (in_stretch ? 0 : start));
  }

  void step(const Named& one, bool in_stretch, double cost) {
    way_.push_back(one);
    go(std::get<1>(one), in_stretch, cost);
    way_.pop_back();
  }

  [[nodiscard]] double cost_of(WordId id) const {
    const double cost =
        id == word::unknown ? -language_.words.unigram(id) : costs[id - word::first];
    return options_.language_scale * cost;
  }

  const SmallLanguage& language_;
  const Paragraph& paragraph_;
  const DecoderOptions options_;
  double best_ = std::numeric_limits<double>::infinity();
  std::map<Named, double> least_;
  std::vector<Named> way_;
};

std::set<Named> found(const WrittenArcs& arcs, std::uint32_t size) {
  std::set<Named> out;
  for (std::uint32_t at = 0; at <= size; ++at) {
    for (const WrittenArc& one : arcs.ending_at(at)) {
      out.insert({one.arc.begin, one.arc.end, one.arc.word});
      CHECK(one.arc.end == at);
      CHECK(one.after == arcs.before_blanks(one.arc.begin));
    }
    if (arcs.stretch_before(at) != WrittenArcs::none)
      out.insert({arcs.stretch_before(at), at, word::unknown});
  }
  return out;
}

std::set<Named> words_in(std::u32string_view text, const SmallLanguage& language) {
  DecoderOptions options;
  options.stretch_margin = -1000;
  WrittenArcs arcs(language.lexicon, language.words, options);
  const Paragraph paragraph = prepare(text, true, language.letters);
  arcs.find(paragraph);
  return found(arcs, static_cast<std::uint32_t>(text.size()));
}

}  // namespace

TEST_CASE("the words left are those that the cheapest way over them is not too dear for") {
  const SmallLanguage language({U"ถนน", U"กม", U"นก", U"ถม", U"กนมถ", U"ม", U"มถ"}, Alphabet::Thai,
                               {}, costs);
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 200))));
  const std::u32string text = chamra::test::random_letters(random, U"กถนม ", 1 + random.below(10));
  CAPTURE(text);
  DecoderOptions options;
  options.written_margin = static_cast<float>(random.below(12)) + 0.01F;
  options.stretch_margin = static_cast<float>(random.below(12)) + 0.01F;
  WrittenArcs arcs(language.lexicon, language.words, options);
  const Paragraph paragraph = prepare(text, true, language.letters);
  arcs.find(paragraph);
  CHECK(found(arcs, static_cast<std::uint32_t>(text.size())) ==
        EveryWay(language, paragraph)
            .within(double{options.written_margin}, double{options.stretch_margin}));
}

TEST_CASE("a word goes on behind one line break, and not behind blanks or an empty line") {
  const SmallLanguage language({U"กมนก", U"ก"});
  CHECK(words_in(U"กม\nนก", language) == std::set<Named>{{0, 5, word::first}});
  CHECK(words_in(U"ก\r\nมนก", language).contains({0, 6, word::first}));
  CHECK(!words_in(U"ก มนก", language).contains({0, 5, word::first}));
  CHECK(!words_in(U"กม\n\nนก", language).contains({0, 6, word::first}));
}

TEST_CASE("no word is found without a lexicon") {
  const SmallLanguage language({U"กม"});
  const Lexicon empty;
  WrittenArcs arcs(empty, language.words, {});
  const Paragraph paragraph = prepare(U"กม", true, language.letters);
  arcs.find(paragraph);
  CHECK(arcs.ending_at(2).empty());
  CHECK(arcs.stretch_before(1) == 0);
  CHECK(arcs.stretch_before(2) == 1);
}
