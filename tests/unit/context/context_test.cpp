// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "base/utf8.hpp"
#include "context/context_table.hpp"
#include "context/context_trainer.hpp"
#include "context/surroundings.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::opened;
using chamra::test::SmallLanguage;
using chamra::test::TemporaryFolder;

namespace {

constexpr WordId river = word::first, boat = river + 1, court = river + 2, judge = river + 3,
                 big = river + 4;

const SmallLanguage& language() {
  static const SmallLanguage small({U"แม่น้ำ", U"เรือ", U"ศาล", U"ตุลาการ", U"ใหญ่"});
  return small;
}

/// Boats go with rivers, judges with courts, big with all.
std::string learnt() {
  ContextTrainer trainer(language().words, 100);
  for (unsigned k = 0; k < 300; ++k) {
    trainer.add({river, big, boat});
    trainer.add({court, big, judge});
  }
  trainer.train(2);
  return trainer.table(language().lexicon);
}

WordId number_of(const std::string& name) {
  for (WordId id = 0; id < word::first; ++id) {
    if (name == word::names[id]) return id;
  }
  return language().lexicon.find(to_utf32(name));
}

Container compiled(const std::string& table) {
  const TemporaryFolder folder;
  folder.write("context.tsv", table);
  ContainerWriter out;
  REQUIRE(write_context(out, folder.path("context.tsv"), number_of, word::first + 5));
  return opened(out);
}

context::Vector said(const ContextModel& model, WordId word, unsigned place) {
  context::Vector sum{};
  model.add(word, place, sum);
  return sum;
}

}  // namespace

TEST_CASE("words that stand together fit, also past another word") {
  const Container file = compiled(learnt());
  const ContextModel model(file);
  REQUIRE_FALSE(model.empty());
  const context::Vector none{};
  const auto left = said(model, river, context::place(false, 2));
  CHECK(model.score(boat, left, none) > model.score(judge, left, none) + 1);
  CHECK(std::isfinite(model.score(big, left, none)));
  const auto right = said(model, judge, context::place(true, 2));
  CHECK(model.score(court, none, right) > model.score(river, none, right) + 1);
}

TEST_CASE("the same text gives the same table") { CHECK(learnt() == learnt()); }

TEST_CASE("words without vectors have no say of their own") {
  const Container file = compiled(learnt());
  const ContextModel model(file);
  const WordId rare = 1000, rarer = 2000;
  CHECK_FALSE(model.knows(rare));
  CHECK(said(model, rare, 0) == said(model, rarer, 0));
  CHECK(model.score(rare, said(model, river, 0), {}) == 0);
}

TEST_CASE("surroundings are what stands beside a place, not at it") {
  const Container file = compiled(learnt());
  const ContextModel model(file);
  const std::vector<PlacedWord> words = {{{0, 3}, river}, {{3, 5}, big}, {{6, 9}, judge}};
  Surroundings around;
  around.read(model, words, 10);
  context::Vector left{};
  model.add(big, context::place(false, 1), left);
  model.add(river, context::place(false, 2), left);
  CHECK(around.score({6, 9}, boat) == Approx(model.score(boat, left, {})));
  // A word that reaches over two places has neither beside it.
  CHECK(around.score({3, 9}, boat) ==
        Approx(model.score(boat, said(model, river, context::place(false, 1)), {})));
  CHECK(around.score({0, 10}, boat) == Approx(model.score(boat, {}, {})));
}

TEST_CASE("words far away say what they would one by one") {
  const Container file = compiled(learnt());
  const ContextModel model(file);
  const std::array<WordId, 7> ids = {river, big,   judge, word::boundary,
                                     boat,  court, 1000};  // the last has no vector
  std::vector<PlacedWord> words;
  for (std::uint32_t k = 0; k < 60; ++k) words.push_back({{k, k + 1}, ids[(k * k + k / 3) % 7]});
  Surroundings around;
  around.read(model, words, words.size());
  for (const std::uint32_t at : {59U, 0U, 30U, 3U, 31U, 56U}) {
    std::array<context::Vector, 2> sides{};
    for (std::uint32_t k = 0; k < words.size(); ++k) {
      const bool right = k > at;
      const std::uint32_t distance = right ? k - at : at - k;
      context::Vector& side = sides[right ? 1 : 0];
      if (distance == 0 || distance > context::near_words + context::far_words) continue;
      if (distance <= context::near_words) {
        model.add(words[k].id, context::place(right, distance), side);
      } else {
        context::Vector one{};
        model.add_far(words[k].id, one);
        model.add_from_far(right, {}, one, side);
      }
    }
    CHECK(around.score({at, at + 1}, boat) ==
          Approx(model.score(boat, sides[0], sides[1])).margin(1e-4));
  }
}

TEST_CASE("a damaged table of contexts is refused by row") {
  const TemporaryFolder folder;
  ContainerWriter out;
  for (const char* row : {"ก\t0\t0\t1\t1 2 3\t1\t4 5 6\n", "ก\tx\t0\t1\t0\t1\t0\n"}) {
    folder.write("bad.tsv", std::string(context_header) + row);
    const auto done = write_context(out, folder.path("bad.tsv"), number_of, 10);
    REQUIRE_FALSE(done);
    CHECK(done.error().message.find("row 1") != std::string::npos);
  }
}

TEST_CASE("without a table, or with a damaged file, there is no context") {
  CHECK(ContextModel().empty());
  ContainerWriter out;
  out.add("ctxrows", std::vector<std::uint16_t>{5});
  out.add("ctxfacts", std::vector<ContextRow>(2));
  out.add("ctxmeant", std::vector<std::int8_t>(2 * context::size));
  out.add("ctxnear", std::vector<std::int8_t>(2 * context::size));
  out.add("ctxplace", std::vector<float>(context::places * context::size));
  const Container file = opened(out);
  CHECK(ContextModel(file).empty());
}
