// SPDX-License-Identifier: Apache-2.0
// Cuts clean text into words: the path of highest unigram probability. For counting text, not for
// garbled pages.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

struct Word {
  CharSpan span;
  WordId id;  // word::unknown and its like for what is no word
};

/// What a stretch of that many letters, none of them in a known word, costs in nats.
inline constexpr double unknown_cost = 14, unknown_letter_cost = 4;
[[nodiscard]] constexpr double cost_of_unknown(std::size_t letters) {
  return unknown_cost + unknown_letter_cost * static_cast<double>(letters);
}

/// Words, numbers, stretches of other letters and punctuation marks in order; blanks are left out,
/// line breaks too. Time linear in `text` (longest word bounds the constant).
[[nodiscard]] std::vector<Word> cut_words(std::u32string_view text, const Lexicon& lexicon,
                                          const WordModel& unigrams);

}  // namespace chamra
