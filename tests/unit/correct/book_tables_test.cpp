// SPDX-License-Identifier: Apache-2.0
#include "correct/book_tables.hpp"

#include <catch2/catch.hpp>

#include "support/print_u32.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::SmallLanguage;

namespace {

/// Of the one word that is seen as `letters`.
float cost_of(const WordConfusions& confusions, std::u32string_view letters) {
  std::vector<Seen> page;
  for (const char32_t letter : letters) page.push_back(to_seen(letter));
  std::vector<float> costs;
  confusions.standing_at(page, 0, [&](const WordConfusion& one) { costs.push_back(one.cost); });
  REQUIRE(costs.size() == 1);
  return costs[0];
}

}  // namespace

TEST_CASE("a book's words follow those of the language, which keep their numbers") {
  const SmallLanguage language({U"พรรค", U"ของ"});
  Book book;
  book.words = {{U"สตาลิน", 3, ""}, {U"ของ", 2, ""}, {U"abc", 1, ""}};
  book.ngrams = {{"สตาลิน", 3}, {"ของ", 2}, {"ของ สตาลิน", 2}};
  const BookTables tables(book, language.lexicon, language.words);
  CHECK(tables.lexicon.find(U"ของ") == language.lexicon.find(U"ของ"));
  CHECK(tables.lexicon.find(U"สตาลิน") == language.lexicon.word_count());
  CHECK(tables.lexicon.word_count() == language.lexicon.word_count() + 1);
  const WordModel model = tables.mixed_with(language.words);
  WordState start, after_of, next;
  model.score(start, tables.lexicon.find(U"ของ"), after_of);
  CHECK(model.score(after_of, tables.lexicon.find(U"สตาลิน"), next) >
        model.score(start, tables.lexicon.find(U"สตาลิน"), next));
}

TEST_CASE("a banned form is a word no longer") {
  const SmallLanguage language({U"พรรค", U"พระ", U"พาร์ค"});
  Book book;
  book.banned = {{U"พระ", 0, ""}, {U"พาร์ค", 0, ""}};
  const BookTables tables(book, language.lexicon, language.words);
  CHECK(tables.lexicon.find(U"พระ") == word::none);
  CHECK(tables.common.find(U"พาร์ค") == word::none);
  CHECK(tables.common.find(U"พรรค") == language.lexicon.find(U"พรรค"));
  CHECK(tables.lexicon.find(U"พรรค") == language.lexicon.find(U"พรรค"));
}

TEST_CASE("whole words seen as something else are told by their rate") {
  const SmallLanguage language({U"พรรค"});
  Book book;
  book.whole_words = {{U"พรรค", U"พาร์ค", 9, 10}, {U"พรรค", U"พระ", 2, 10}, {U"ไม่มี", U"มี", 5, 5}};
  const BookTables tables(book, language.lexicon, language.words);
  CHECK(cost_of(tables.confusions, U"พาร์ค") < 1);
}

TEST_CASE("the longer words that a book says are sought by themselves, by the same numbers") {
  const SmallLanguage language({U"พรรค", U"ของ", U"ประชาชน"});
  Book book;
  book.words = {{U"สตาลิน", 3, ""}};
  book.ngrams = {{"สตาลิน", 3}, {"ของ", 9}, {"พรรค", 2}};
  const BookTables tables(book, language.lexicon, language.words);
  CHECK(tables.recurring.find(U"สตาลิน") == tables.lexicon.find(U"สตาลิน"));
  CHECK(tables.recurring.find(U"พรรค") == tables.lexicon.find(U"พรรค"));
  CHECK(tables.recurring.find(U"ของ") == word::none);
  CHECK(tables.recurring.find(U"ประชาชน") == word::none);
}

TEST_CASE("a word seen wrong once of once is not taken to be always seen so") {
  const SmallLanguage language({U"พรรค"});
  Book book;
  book.whole_words = {{U"พรรค", U"พาร์ค", 1, 1}};
  const BookTables tables(book, language.lexicon, language.words);
  CHECK(cost_of(tables.confusions, U"พาร์ค") > 1);
}

TEST_CASE("tables for cutting have the same words at the same costs, and nothing else") {
  const SmallLanguage language({U"พรรค", U"ของ"});
  Book book;
  book.words = {{U"สตาลิน", 3, ""}};
  book.banned = {{U"พรรค", 0, ""}};
  book.ngrams = {{"สตาลิน", 3}, {"ของ", 2}, {"ของ สตาลิน", 2}};
  const BookTables search(book, language.lexicon, language.words);
  const BookTables cut(book, language.lexicon, language.words, BookUse::Cut);
  CHECK(cut.costs == search.costs);
  CHECK(cut.share == search.share);
  CHECK(cut.lexicon.find(U"สตาลิน") == search.lexicon.find(U"สตาลิน"));
  CHECK(cut.lexicon.find(U"พรรค") == word::none);
  CHECK(cut.recurring.empty());
}
