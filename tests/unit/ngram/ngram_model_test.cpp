// SPDX-License-Identifier: Apache-2.0
#include "ngram/ngram_model.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <iterator>
#include <map>
#include <vector>

#include "ngram/ngram_builder.hpp"
#include "support/random_text.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::Random;

namespace {

using Tokens = std::vector<std::uint32_t>;
constexpr std::uint32_t token_count = 6;
constexpr double discount = 0.75;

/// What the model should answer, worked out anew for every question.
struct Slow {
  std::map<Tokens, double> counts;  // of all orders
  std::vector<double> unigram_probs;

  [[nodiscard]] double prob(Tokens context, std::uint32_t token) const {
    if (context.empty()) return unigram_probs[token];
    const Tokens shorter(context.begin() + 1, context.end());
    double seen = 0, kept = 0, own = 0;
    for (std::uint32_t next = 0; next < token_count; ++next) {
      Tokens gram = context;
      gram.push_back(next);
      const auto found = counts.find(gram);
      if (found == counts.end()) continue;
      seen += found->second;
      kept += std::max(found->second - discount, 0.0);
      if (next == token) own = std::max(found->second - discount, 0.0);
    }
    if (seen == 0) return prob(shorter, token);
    const double total = std::max(counts.at(context), seen);
    return own / total + std::max(1 - kept / total, 1e-4) * prob(shorter, token);
  }
};

/// Tokens that follow one another by chance, but some more than others.
Tokens some_text(Random& random, std::size_t length) {
  Tokens text{0};
  while (text.size() < length) {
    text.push_back(static_cast<std::uint32_t>(
        random.below(3) == 0 ? random.below(token_count) : (text.back() * 2 + 1) % token_count));
  }
  return text;
}

Slow counted(const Tokens& text, double least) {
  std::map<Tokens, double> counts;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t end = begin + 1; end <= text.size() && end - begin <= longest_ngram; ++end) {
      counts[Tokens(text.begin() + static_cast<std::ptrdiff_t>(begin),
                    text.begin() + static_cast<std::ptrdiff_t>(end))] += 1;
    }
  }
  std::erase_if(counts,
                [&](const auto& item) { return item.first.size() > 1 && item.second < least; });
  Slow slow{counts, {}};
  for (std::uint32_t token = 0; token < token_count; ++token) {
    slow.unigram_probs.push_back((counts[{token}] + 1) /
                                 (static_cast<double>(text.size()) + token_count));
  }
  return slow;
}

Container container_of(const Slow& slow) {
  NgramCounts counts;
  counts.unigram_probs = slow.unigram_probs;
  counts.unigram_counts.assign(token_count, 0);
  for (const auto& [gram, count] : slow.counts) {
    if (gram.size() == 1) {
      counts.unigram_counts[gram[0]] = count;
      continue;
    }
    NgramCount one;
    std::copy(gram.begin(), gram.end(), one.tokens.begin());
    one.count = static_cast<float>(count);
    counts.orders[gram.size()].push_back(one);
  }
  ContainerWriter out;
  write_ngrams(out, "w", std::move(counts), {discount});
  return chamra::test::opened(out);
}

}  // namespace

TEST_CASE("a walk through the model gives what slow backoff gives, pruned or not") {
  const double least = GENERATE(1.0, 2.0);
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 4))));
  const Slow slow = counted(some_text(random, 400), least);
  const Container container = container_of(slow);
  const NgramModel model(container, "w");
  REQUIRE(model.token_count() == token_count);
  const Tokens walk = some_text(random, 1000);
  NgramState state, next;
  for (std::size_t k = 0; k < walk.size(); ++k) {
    const std::size_t length = std::min<std::size_t>(k, longest_ngram - 1);
    const auto at = walk.begin() + static_cast<std::ptrdiff_t>(k);
    const double expected =
        std::log(slow.prob(Tokens(at - static_cast<std::ptrdiff_t>(length), at), walk[k]));
    REQUIRE(model.score(state, walk[k], next) == Approx(expected).margin(0.01));
    const Tokens newest_first(std::make_reverse_iterator(at),
                              std::make_reverse_iterator(at - static_cast<std::ptrdiff_t>(length)));
    REQUIRE(model.score_after(newest_first, walk[k]) == model.score(state, walk[k], next));
    state = next;
  }
}

TEST_CASE("after any context the probabilities of all tokens sum to one") {
  Random random(5);
  const Container container = container_of(counted(some_text(random, 300), 1));
  const NgramModel model(container, "w");
  NgramState state, next;
  for (const std::uint32_t token : some_text(random, 200)) {
    double sum = 0;
    for (std::uint32_t other = 0; other < token_count; ++other) {
      sum += std::exp(model.score(state, other, next));
    }
    REQUIRE(sum == Approx(1).margin(0.02));
    model.score(state, token, next);
    state = next;
  }
}

TEST_CASE("sources are mixed by their shares, however much each has counted") {
  // After token 0 the small source has always seen 1, the large one always 2.
  const auto source = [](std::uint32_t after, float count, double trust) {
    NgramSource out{{}, {0, trust}};
    out.counts.unigram_counts = {static_cast<double>(count), 0, 0};
    out.counts.orders[2].push_back({{0, after}, count});
    return out;
  };
  ContainerWriter out;
  write_ngrams(out, "w", {0.2, 0.4, 0.4}, {source(1, 10, 0.5), source(2, 100000, 0.25)});
  const Container container = chamra::test::opened(out);
  const NgramModel model(container, "w");
  NgramState start, state, next;
  model.score(start, 0, state);
  CHECK(std::exp(model.score(state, 1, next)) == Approx(0.5 + 0.25 * 0.4).margin(0.002));
  CHECK(std::exp(model.score(state, 2, next)) == Approx(0.25 + 0.25 * 0.4).margin(0.002));
  CHECK(std::exp(model.score(state, 0, next)) == Approx(0.25 * 0.2).margin(0.002));
}

TEST_CASE("states are equal when they remember the same") {
  Random random(6);
  const Container container = container_of(counted(some_text(random, 300), 1));
  const NgramModel model(container, "w");
  NgramState one, other;
  model.score({}, 1, one);
  model.score({}, 1, other);
  CHECK(one == other);
  model.score({}, 2, other);
  CHECK(!(one == other));
  CHECK(!(one == NgramState{}));
}

TEST_CASE("a model that is not in the file is empty") {
  Random random(8);
  const Container container = container_of(counted(some_text(random, 50), 1));
  CHECK(NgramModel(container, "x").empty());
  CHECK(!NgramModel(container, "w").empty());
}
