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

}  // namespace

TEST_CASE("all that begin like the page are found, and nothing else") {
  const WordConfusions table({confusion(U"พาร์ค", 5), confusion(U"พาก", 6), confusion(U"สถา", 7)});
  const auto page = letters(U"ของพาร์ค");
  CHECK(table.beginning_at(page, 3).size() == 2);
  CHECK(table.beginning_at(page, 0).empty());
  CHECK(table.beginning_at(page, page.size() - 1).empty());
}

TEST_CASE("one letter alone is no word to be misread as a whole") {
  CHECK(WordConfusions({confusion(U"ก", 5)}).empty());
}
