// SPDX-License-Identifier: Apache-2.0
#include "ngram/letter_costs.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "ngram/ngram_builder.hpp"
#include "support/random_text.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::Random;

namespace {

constexpr std::uint32_t letters = 6;  // and token 0, the start of a word

/// N-grams of random words, as many of each order as there are.
Container random_model(Random& random) {
  std::array<std::set<std::vector<std::uint32_t>>, longest_ngram + 1> grams;
  for (unsigned word = 0; word < 30; ++word) {
    std::vector<std::uint32_t> text{0};
    for (std::uint64_t length = 1 + random.below(8); length > 0; --length)
      text.push_back(static_cast<std::uint32_t>(1 + random.below(letters)));
    for (auto end = text.begin(); end != text.end(); ++end) {
      for (auto begin = text.begin(); begin != end + 1; ++begin) {
        const auto order = static_cast<std::size_t>(end + 1 - begin);
        if (order <= longest_ngram) grams[order].emplace(begin, end + 1);
      }
    }
  }
  NgramCounts counts;
  counts.unigram_probs.assign(letters + 1, 1.0 / (letters + 1));
  counts.unigram_counts.assign(letters + 1, 40);
  for (unsigned order = 2; order <= longest_ngram; ++order) {
    for (const auto& gram : grams[order]) {
      NgramCount one;
      std::copy(gram.begin(), gram.end(), one.tokens.begin());
      one.count = static_cast<float>(2 + random.below(9));
      counts.orders[order].push_back(one);
    }
  }
  ContainerWriter out;
  write_ngrams(out, "l", std::move(counts), {0.5});
  return chamra::test::opened(out);
}

}  // namespace

TEST_CASE("letters cost what the model asks when it is told every word letter by letter") {
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 10))));
  const Container file = random_model(random);
  const NgramModel model(file, "l");
  const LetterCosts costs(model);
  for (unsigned word = 0; word < 300; ++word) {
    LetterCosts::Word fast;
    NgramState state, next;
    model.score({}, 0, state);
    for (std::uint64_t length = random.below(15); length > 0; --length) {
      const auto letter = static_cast<std::uint32_t>(1 + random.below(letters));
      REQUIRE(costs.cost(fast.add(letter)) == -model.score(state, letter, next));
      state = next;
    }
  }
}
