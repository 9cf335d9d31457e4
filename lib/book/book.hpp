// SPDX-License-Identifier: Apache-2.0
// What one book has taught about itself: its words and names, what its OCR does to them, and which
// words follow which. Kept as plain tables that people read and edit.
//
//   BOOK/lexicon.tsv     word, count, note        words the dictionaries do not know
//   BOOK/banned.tsv      form, note               never right in this book
//   BOOK/confusions.tsv  meant, seen, count, of, kind (letters or word)
//   BOOK/letters.tsv     letter, count            of the truth that confusions were counted in
//   BOOK/words.tsv       word, count              likewise
//   BOOK/ngrams.tsv      words parted by blanks, count
//   BOOK/noise.tsv       how many words were seen beside their truth, how many of them in a burst
//   BOOK/decisions.jsonl what reviewers rejected (edits/decision.hpp)
//   BOOK/sources.tsv     SHA-256, kind and name of what was learnt from: nothing counts twice
//   BOOK/README          says what all this is
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "channel/confusion_table.hpp"
#include "edits/decision.hpp"

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

/// How often a word stood in the truth of pages, misread or not.
struct WordCount {
  std::u32string word;
  double count = 0;
};

/// A file that was learnt from. `kind`: trusted, pair, page or decisions.
struct BookSource {
  std::string sha256, kind, name;
};

/// Words seen beside their truth; `bursts` of them had three letters wrong or more.
struct BookNoise {
  double words = 0, bursts = 0;
};

struct Book {
  std::vector<BookWord> words;
  std::vector<BookWord> banned;
  std::vector<ConfusionCount> letters, whole_words;
  std::vector<LetterCount> occurrences;  // of letters, where those were counted
  std::vector<WordCount> shown_words;    // of words, likewise
  std::vector<BookNgram> ngrams;         // longest three words; all single words too
  BookNoise noise;
  std::vector<Decision> rejected;
  std::vector<BookSource> sources;

  [[nodiscard]] bool empty() const {
    return words.empty() && banned.empty() && letters.empty() && whole_words.empty() &&
           ngrams.empty() && rejected.empty();
  }
};

/// Tables that are not there are empty. Errors: no such folder; a table not readable or
/// malformed, at its line; a saving that was cut off cannot be finished.
Result<Book> load_book(const std::string& folder);

/// Makes the folder if need be and writes every table, then puts all in place by rename: whatever
/// happens, `load_book` gives all old ones or all new. Same book, same bytes.
Outcome save_book(const Book& book, const std::string& folder);

/// Adds up counts; notes of `into` stay, verdicts of `from` come after its own.
void add_book(Book& into, Book from);

/// Changes whenever the book does.
[[nodiscard]] std::uint64_t stamp_of(const Book& book);

}  // namespace chamra
