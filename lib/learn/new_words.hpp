// SPDX-License-Identifier: Apache-2.0
// Finds words and names that no dictionary has, in text that is clean or nearly so.
//
// A stretch that the known words explain badly, and that comes back among different neighbours, is
// a word when knowing it makes the text shorter to tell: minimum description length over the
// unigram cut. Source: de Marcken 1996; Creutz & Lagus 2002; accessor variety after Feng et al.
// 2004.
#pragma once

#include <string>
#include <vector>

#include "book/book.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

/// `contexts`: up to two places where it stands, with some letters around, in order of the text.
struct NewWord {
  std::u32string word;
  double count = 0;
  std::vector<std::string> contexts;
};
/// `why`: in words for people.
struct RefusedWord {
  std::u32string word;
  double count = 0;
  std::string why;
};
struct NewWords {
  std::vector<NewWord> words;
  std::vector<RefusedWord> refused;
};

/// `general` and `words`: the language; `known`: words that the book has already, which are not
/// found again. Time: a few cuts of the text.
[[nodiscard]] NewWords find_new_words(const std::vector<std::u32string>& texts,
                                      const Lexicon& general, const NgramModel& words,
                                      const std::vector<BookWord>& known = {});

}  // namespace chamra
