// SPDX-License-Identifier: Apache-2.0
#include "channel/word_confusions.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

namespace {

std::vector<Seen> letters(std::u32string_view text) {
  std::vector<Seen> out;
  for (const char32_t letter : text) out.push_back(to_seen(letter));
  return out;
}

WordConfusion confusion(std::u32string_view seen, WordId meant) {
  const auto all = letters(seen);
  return {{all.begin(), all.end()}, meant, 1};
}

std::vector<WordId> standing(const WordConfusions& table, std::u32string_view text,
                             std::size_t begin) {
  const auto page = letters(text);
  std::vector<WordId> out;
  table.standing_at(page, begin, [&](const WordConfusion& one) { out.push_back(one.meant); });
  return out;
}

}  // namespace

TEST_CASE("all that stand on the page are found, shorter ones first, and nothing else") {
  const WordConfusions table({confusion(U"พาร์ค", 5), confusion(U"พาก", 6), confusion(U"พาร", 8),
                              confusion(U"พาร์ค", 4), confusion(U"สถา", 7)});
  CHECK(standing(table, U"ของพาร์ค", 3) == std::vector<WordId>{8, 4, 5});
  CHECK(standing(table, U"ของพาร์", 3) == std::vector<WordId>{8});
  CHECK(standing(table, U"ของพาร์ค", 0).empty());
  CHECK(standing(table, U"ของพาร์ค", 7).empty());
  CHECK(table.shows(U"พาก"));
  CHECK_FALSE(table.shows(U"พา"));
}

TEST_CASE("of very many words seen as the same letters the cheapest are kept") {
  std::vector<WordConfusion> rows;
  for (WordId word = 0; word < 5000; ++word) {
    rows.push_back(confusion(U"พาก", word));
    rows.back().cost = word == 4000 ? 0.5F : 1;
  }
  const auto found = standing(WordConfusions(rows), U"พาก", 0);
  CHECK(found.size() < 100);
  CHECK(found.front() == 4000);
}

TEST_CASE("one letter alone is no word to be misread as a whole") {
  CHECK(WordConfusions({confusion(U"ก", 5)}).empty());
}
