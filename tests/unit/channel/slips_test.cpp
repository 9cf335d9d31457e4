// SPDX-License-Identifier: Apache-2.0
#include "channel/slips.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

namespace {

Symbol meant(char32_t letter) { return to_symbol(letter, Alphabet::Thai); }
double rate(const SlipRates& rates, char32_t from, char32_t to) {
  return rates.of(meant(from), to_seen(to));
}

}  // namespace

TEST_CASE("every pair of letters is one kind of slip") {
  CHECK(slip_of(meant(U'ด'), to_seen(U'ต')) == Slip::LikeShape);
  CHECK(slip_of(meant(U'\u0E33'), to_seen(U'\u0E32')) == Slip::SaraAm);
  CHECK(slip_of(meant(U'\u0E32'), to_seen(U'\u0E33')) == Slip::SaraAm);
  CHECK(slip_of(meant(U'ง'), to_seen(U'ห')) == Slip::SameClass);
  CHECK(slip_of(meant(U'ง'), to_seen(U'\u0E48')) == Slip::OtherLetter);
  CHECK(slip_of(meant(U'ง'), 0) == Slip::LostLetter);
  CHECK(slip_of(meant(U'\u0E48'), 0) == Slip::LostMark);
  CHECK(slip_of(0, to_seen(U'ง')) == Slip::ExtraLetter);
  CHECK(slip_of(0, to_seen(U'\u0E48')) == Slip::ExtraMark);
  CHECK(slip_of(meant(U'ก'), to_seen(U'ກ')) == Slip::LaoTwin);
  CHECK(slip_of(meant(U'ห'), to_seen(U'ກ')) == Slip::LaoSameClass);
  CHECK(slip_of(0, to_seen(U'\u0EBB')) == Slip::LaoShortO);
  CHECK(slip_of(0, to_seen(U'ກ')) == Slip::LaoExtra);
}

TEST_CASE("no slip makes letters of other scripts, or starts from one") {
  const SlipRates rates;
  CHECK(rates.of(meant(U'ก'), seen::foreign) == 0);
  CHECK(rates.of(meant(U'ก'), seen::latin) == 0);
  CHECK(rates.of(to_seen(U'ກ'), to_seen(U'ก')) == 0);
  CHECK(rates.of(seen::foreign, to_seen(U'ก')) == 0);
  CHECK(rates.of(meant(U'ก'), seen::blank) == 0);
  CHECK(rates.of(0, seen::blank) > 0);
  CHECK(rates.of(0, to_seen(U'ฯ')) == 0);
}

TEST_CASE("phinthu may be lost, but where it stands it was meant") {
  const SlipRates rates;
  CHECK(rates.of(meant(letter::phinthu), 0) > 0);
  for (Symbol other = 0; other <= last_symbol; ++other) {
    if (other != meant(letter::phinthu)) CHECK(rates.of(other, to_seen(letter::phinthu)) == 0);
  }
}

TEST_CASE("what a book shows of a kind moves all of that kind and no other") {
  const SlipRates usual;
  SlipRates learnt;
  learnt.learn(std::vector<ConfusionCount>{{U"ด", U"ต", 30, 500}, {U"ข", U"ซ", 20, 500}}, {}, 5);
  CHECK(rate(learnt, U'บ', U'ป') > 3 * rate(usual, U'บ', U'ป'));  // of like shape, never shown
  CHECK(rate(learnt, U'ง', U'ห') <= rate(usual, U'ง', U'ห'));     // of no like shape
  CHECK(learnt.of(meant(U'ก'), to_seen(U'ກ')) == usual.of(meant(U'ก'), to_seen(U'ກ')));
}

TEST_CASE("that sara am is lost everywhere says nothing of other letters of like shape") {
  const SlipRates usual;
  SlipRates learnt;
  learnt.learn(std::vector<ConfusionCount>{{U"\u0E33", U"\u0E32", 400, 500}}, {}, 5);
  CHECK(rate(learnt, U'\u0E33', U'\u0E32') > 3 * rate(usual, U'\u0E33', U'\u0E32'));
  CHECK(rate(learnt, U'ด', U'ต') <= rate(usual, U'ด', U'ต'));
}

TEST_CASE("slips inside longer strings count, letters that stay do not") {
  SlipRates alone, inside;
  alone.learn(std::vector<ConfusionCount>{{U"ด", U"ต", 30, 500}}, {}, 5);
  inside.learn(std::vector<ConfusionCount>{{U"ดง", U"ตง", 30, 40}},
               std::vector<LetterCount>{{U'ด', 500}}, 5);
  CHECK(rate(inside, U'บ', U'ป') == Approx(rate(alone, U'บ', U'ป')));
}

TEST_CASE("rates stay rates, however much is shown") {
  SlipRates rates;
  rates.learn(std::vector<ConfusionCount>{{U"ก", U"ກ", 1e6, 1e6}, {U"ด", U"ต", 1e6, 1}}, {}, 1);
  for (Symbol from = 0; from <= last_symbol; ++from) {
    for (unsigned to = 0; to < 256; ++to) {
      const double share = rates.of(from, static_cast<Seen>(to));
      CHECK(share >= 0);
      CHECK(share <= 1);
    }
  }
}

TEST_CASE("more inertia, less change") {
  const std::vector<ConfusionCount> shown{{U"ด", U"ต", 30, 500}};
  SlipRates little, much;
  little.learn(shown, {}, 1);
  much.learn(shown, {}, 1000);
  CHECK(rate(little, U'บ', U'ป') > rate(much, U'บ', U'ป'));
  CHECK(rate(much, U'บ', U'ป') > rate(SlipRates(), U'บ', U'ป'));
}
