// SPDX-License-Identifier: Apache-2.0
// What pages with their truth teach a book: what its OCR does to letters, and to whole words.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "book/book.hpp"
#include "channel/confusion_table.hpp"
#include "channel/estimate.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

/// Canonical text of a page without line breaks: truth and page need not break lines alike.
[[nodiscard]] std::u32string unbroken_text(std::string_view bytes);

/// Letters of a pair that can be aligned, or learnt from, in one piece: cost grows with the square.
constexpr std::size_t longest_piece = 6000;

/// A page and its truth in pieces of paragraph size that belong together, cut where they agree.
/// Time linear in the page.
[[nodiscard]] std::vector<AlignedPair> pieces_of(const AlignedPair& page);

/// `confusions`: words of the truth that the page shows as something else, with how often, and how
/// often the word stands in the truth; most frequent first. `shown`: all words of the truth.
struct WordsBesideTruth {
  std::vector<ConfusionCount> confusions;
  std::vector<WordCount> shown;
  BookNoise noise;
};

/// `pieces` as pieces_of gives them.
[[nodiscard]] WordsBesideTruth words_beside_truth(const std::vector<AlignedPair>& pieces,
                                                  const Lexicon& lexicon, const WordModel& words);

}  // namespace chamra
