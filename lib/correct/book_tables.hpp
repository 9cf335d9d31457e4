// SPDX-License-Identifier: Apache-2.0
// A book's words and n-grams laid over those of the language, ready for the search.
#pragma once

#include <vector>

#include "book/book.hpp"
#include "channel/word_confusions.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

/// What is to be done by a book's tables: pages are to be searched, or clean text only to be cut
/// into words, which asks for no more than the words and their costs.
enum class BookUse { Search, Cut };

/// All words of the language keep their numbers; the book's own words follow. Movable; the spans
/// inside stay.
class BookTables {
 public:
  BookTables() = default;
  /// `general` and `words` must outlive this. Cost: the language's lexicon is written anew, tens of
  /// milliseconds.
  BookTables(const Book& book, const Lexicon& general, const NgramModel& words,
             BookUse use = BookUse::Search);

  [[nodiscard]] bool empty() const { return lexicon.empty(); }
  /// `general` mixed with the book.
  [[nodiscard]] WordModel mixed_with(const NgramModel& general) const {
    return {general, ngrams, share, costs};
  }

  Lexicon lexicon;
  NgramModel ngrams;
  double share = 0;  // of the book in word probabilities
  std::vector<float> costs;
  WordConfusions confusions;
  // By the same numbers: the longer words of the book; the commonest of the language (see
  // common_of), but for those that are banned.
  Lexicon recurring, common;
  // See SearchWidth::burst_from; 0 where the book does not tell.
  float burst_from = 0;

 private:
  Container file_, recurring_file_, common_file_;
};

}  // namespace chamra
