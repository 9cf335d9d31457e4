// SPDX-License-Identifier: Apache-2.0
// The search against a plain one that tries every way to cut a short text and every word for each
// piece.
#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "lattice/decoder.hpp"
#include "support/print_u32.hpp"
#include "support/random_text.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::Random;
using chamra::test::SmallLanguage;

namespace {

constexpr double impossible = std::numeric_limits<double>::infinity();

/// Wide enough that nothing is pruned, and no price beside those of channel and language.
DecoderOptions wide() {
  DecoderOptions options;
  options.width.base = options.width.most = options.width.headroom = 1000;
  options.width.changed_price = options.width.short_price = options.width.swallowed_price = 0;
  options.width.burst_share = 1;
  options.width.hopeless = 1000;
  options.width.steps = 10'000'000;
  options.doubtful_width = options.width;
  options.neutral_noise = options.least_noise = options.most_noise;
  options.doubt = -1000;
  options.beam = 1000;
  options.most_states = 100'000;
  return options;
}

class BruteForce {
 public:
  BruteForce(const SmallLanguage& language, const ConfusionTable& confusions,
             const Paragraph& paragraph)
      : language_(language), confusions_(confusions), paragraph_(paragraph) {}

  /// Least cost of reading all from `at` on, after `state`.
  [[nodiscard]] double least(std::uint32_t at, const NgramState& state) const {
    if (at == paragraph_.seen.size()) return 0;
    double best = impossible;
    for (std::uint32_t end = at + 1; end <= paragraph_.seen.size(); ++end) {
      for (WordId id = word::unknown; id < language_.words.token_count();
           id = id == word::unknown ? word::first : id + 1) {
        NgramState next;
        const double cost = step(at, end, id, state, next);
        if (cost < best) best = std::min(best, cost + least(end, next));
      }
    }
    return best;
  }

  /// Cost of a reading that the search chose.
  [[nodiscard]] double cost_of(const std::vector<Reading>& readings) const {
    NgramState state = start(), next;
    double cost = 0;
    for (const Reading& reading : readings) {
      cost += step(reading.arc.begin, reading.arc.end, reading.arc.word, state, next);
      state = next;
    }
    return cost;
  }

  [[nodiscard]] NgramState start() const {
    NgramState state;
    language_.words.score({}, word::boundary, state);
    return state;
  }

 private:
  double step(std::uint32_t begin, std::uint32_t end, WordId id, const NgramState& state,
              NgramState& next) const {
    const double language = -wide().language_scale * language_.words.score(state, id, next);
    if (id != word::unknown) return language + channel(language_.lexicon.symbols(id), begin, end);
    return language + wide().unknown_start + paragraph_.unknown_cost[end] -
           paragraph_.unknown_cost[begin];
  }

  /// Least cost of all ways to cut word and page into pairs that are equal or known confusions.
  double channel(std::basic_string_view<Symbol> meant, std::uint32_t begin,
                 std::uint32_t end) const {
    const std::size_t rows = meant.size(), columns = end - begin;
    std::vector<std::vector<double>> cost(rows + 1, std::vector<double>(columns + 1, impossible));
    cost[0][0] = 0;
    for (std::size_t i = 0; i <= rows; ++i) {
      for (std::size_t j = 0; j <= columns; ++j) {
        for (std::size_t a = 0; a <= std::min<std::size_t>(i, longest_packed); ++a) {
          for (std::size_t b = 0; b <= std::min<std::size_t>(j, longest_packed); ++b) {
            // The search takes letters that came in before a word for no part of it.
            if (a + b == 0 || (i == 0 && a == 0)) continue;
            cost[i][j] = std::min(
                cost[i][j], cost[i - a][j - b] + piece(meant.substr(i - a, a), begin + j - b, b));
          }
        }
      }
    }
    return cost[rows][columns];
  }

  double piece(std::basic_string_view<Symbol> meant, std::size_t at, std::size_t length) const {
    Packed from = 0, to = 0;
    for (unsigned k = 0; k < meant.size(); ++k) from = append(from, k, meant[k]);
    for (unsigned k = 0; k < length; ++k) to = append(to, k, paragraph_.seen[at + k]);
    if (from == to) return length == 1 ? 0 : impossible;
    for (const Confusion& confusion : confusions_.meant_for(to)) {
      if (confusion.meant == from) return confusion.cost;
    }
    return impossible;
  }

  const SmallLanguage& language_;
  const ConfusionTable& confusions_;
  const Paragraph& paragraph_;
};

}  // namespace

TEST_CASE("the best path costs what the best of all ways to read the text costs") {
  const chamra::test::TemporaryFolder folder;
  folder.write("a.tsv",
               "meant\tseen\tcount\tof\nถ\tก\t30\t100\nนม\tม\t20\t100\nม\tนน\t5\t100\n"
               "ก\t\t8\t100\n\tน\t3\t100\n");
  const auto confusions = ConfusionTable::load({folder.path("a.tsv")});
  REQUIRE(confusions);
  const SmallLanguage language({U"ถนน", U"กม", U"นก", U"มนก", U"ถม", U"กนมถ"}, Alphabet::Thai,
                               {{{0, 1}}, {{1, 2}}, {{2, 0}}, {{4, 3}}});
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 80))));
  const std::u32string text = chamra::test::random_letters(random, U"กถนมห", 1 + random.below(6));
  CAPTURE(text);
  const Paragraph paragraph = prepare(text, true, language.letters);
  const Decoded found =
      Decoder({language.lexicon, language.words, *confusions}, wide()).decode(paragraph);
  const BruteForce slow(language, *confusions, paragraph);
  CHECK(slow.cost_of(found.best) == Approx(slow.least(0, slow.start())).margin(0.01));
}
