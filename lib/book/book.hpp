// SPDX-License-Identifier: Apache-2.0
// What one book has taught about itself: its words and names, what its OCR does to them, and which
// words follow which. Kept as plain tables that people read and edit.
//
//   BOOK/lexicon.tsv     word, count, note        words the dictionaries do not know
//   BOOK/banned.tsv      form, note               never right in this book
//   BOOK/confusions.tsv  meant, seen, count, of, kind (letters or word)
//   BOOK/ngrams.tsv      words parted by blanks, count
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "channel/confusion_table.hpp"

namespace chamra {

/// A word of the book; `count` 0: given by people, never counted.
struct BookWord {
  std::u32string word;
  double count = 0;
  std::string note;
};

/// Tokens parted by blanks, UTF-8; <s>, <n>, <a>, <unk> stand for what is no word.
struct BookNgram {
  std::string words;
  double count = 0;
};

struct Book {
  std::vector<BookWord> words;
  std::vector<BookWord> banned;
  std::vector<ConfusionCount> letters, whole_words;
  std::vector<BookNgram> ngrams;  // longest three words; all single words too

  [[nodiscard]] bool empty() const {
    return words.empty() && banned.empty() && letters.empty() && whole_words.empty() &&
           ngrams.empty();
  }
};

/// Tables that are not there are empty. Errors: no such folder; a table not readable, not UTF-8 or
/// malformed, at its line.
Result<Book> load_book(const std::string& folder);

/// Makes the folder if need be and writes every table (each by rename). Same book, same bytes.
Outcome save_book(const Book& book, const std::string& folder);

/// Changes whenever the book does.
[[nodiscard]] std::uint64_t stamp_of(const Book& book);

}  // namespace chamra
