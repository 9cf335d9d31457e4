// SPDX-License-Identifier: Apache-2.0
#include "book/book.hpp"

#include <catch2/catch.hpp>

#include "support/print_u32.hpp"
#include "support/temporary_folder.hpp"

using namespace chamra;
using chamra::test::TemporaryFolder;

namespace {

Book history() {
  Book book;
  book.words = {{U"สตาลิน", 4, "name"}};
  book.banned = {{U"สถาลิน", 0, ""}};
  book.letters = {{U"ำ", U"่า", 3, 10}};
  book.whole_words = {{U"พรรค", U"พาร์ค", 2, 5}};
  book.occurrences = {{U'ก', 12}};
  book.ngrams = {{"สตาลิน", 4}, {"พรรค สตาลิน", 2}};
  book.sources = {{"00ff", "trusted", "p1.txt"}};
  return book;
}

}  // namespace

TEST_CASE("a book read back is the book that was saved") {
  const TemporaryFolder folder;
  const std::string path = folder.path("book");
  REQUIRE(save_book(history(), path));
  const auto loaded = load_book(path);
  REQUIRE(loaded);
  CHECK(stamp_of(*loaded) == stamp_of(history()));
  CHECK(loaded->words[0].note == "name");
  CHECK(loaded->sources[0].name == "p1.txt");
}

TEST_CASE("a folder without tables is an empty book, no folder is an error") {
  const TemporaryFolder folder;
  const auto empty = load_book(folder.path(""));
  REQUIRE(empty);
  CHECK(empty->empty());
  const auto none = load_book(folder.path("none"));
  REQUIRE_FALSE(none);
  CHECK(none.error().message.find("chamra-learn") != std::string::npos);
}

TEST_CASE("a damaged table is told with its line") {
  const TemporaryFolder folder;
  folder.write("confusions.tsv", "meant\tseen\tcount\tof\tkind\nก\tข\n");
  const auto book = load_book(folder.path(""));
  REQUIRE_FALSE(book);
  CHECK(book.error().line == 2);
}

TEST_CASE("tables whose lines an editor ended with carriage returns are read as others are") {
  const TemporaryFolder folder;
  folder.write("banned.tsv", "form\tnote\r\nสถาลิน\r\n\r\n");
  folder.write("confusions.tsv", "meant\tseen\tcount\tof\tkind\r\nพรรค\tพระ\t2\t5\tword\r\n");
  const auto book = load_book(folder.path(""));
  REQUIRE(book);
  REQUIRE(book->banned.size() == 1);
  CHECK(book->banned[0].word == U"สถาลิน");
  CHECK(book->whole_words.size() == 1);
}

TEST_CASE("counts that are no numbers, or beyond all measure, are bounded") {
  const TemporaryFolder folder;
  folder.write("ngrams.tsv", "words\tcount\nก\tnan\nข\t1e300\nค\t-5\n");
  const auto book = load_book(folder.path(""));
  REQUIRE(book);
  CHECK(book->ngrams[0].count == 0);
  CHECK(book->ngrams[1].count == 1e9);
  CHECK(book->ngrams[2].count == 0);
}

TEST_CASE("n-grams of two books are one sorted table, each of them once") {
  Book sum, more;
  sum.ngrams = {{"ข", 1}, {"ก", 2}, {"ข", 3}};
  more.ngrams = {{"ก ข", 5}, {"ก", 7}};
  add_book(sum, more);
  REQUIRE(sum.ngrams.size() == 3);
  CHECK(sum.ngrams[0].words == "ก");
  CHECK(sum.ngrams[0].count == 9);
  CHECK(sum.ngrams[1].words == "ก ข");
  CHECK(sum.ngrams[2].count == 4);
}

TEST_CASE("adding a book to another adds its counts") {
  Book sum = history();
  add_book(sum, history());
  CHECK(sum.words.size() == 1);
  CHECK(sum.words[0].count == 8);
  CHECK(sum.letters[0].count == 6);
  CHECK(sum.letters[0].of == 20);
  CHECK(sum.whole_words[0].count == 4);
  CHECK(sum.banned.size() == 1);
}
