// SPDX-License-Identifier: Apache-2.0
// Words that a model may write in place of others, and how text is cut into them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/ngram_model.hpp"

namespace chamra {

class Vocabulary {
 public:
  /// No words: nothing is ever taken for another word.
  Vocabulary() = default;
  /// The common words of a lexicon. Both must outlive this.
  Vocabulary(const Lexicon& lexicon, const NgramModel& unigrams);

  /// Words of `text` that are in the vocabulary, by ascending place.
  [[nodiscard]] std::vector<CharSpan> words_of(std::u32string_view text) const;

  /// Another word that begins alike and is written much like `word`; empty when there is none.
  /// `draw` chooses among many.
  [[nodiscard]] std::u32string_view like(std::u32string_view word, std::uint64_t draw) const;

  [[nodiscard]] bool empty() const { return words_.empty(); }

 private:
  const Lexicon* lexicon_ = nullptr;
  const NgramModel* unigrams_ = nullptr;
  std::vector<std::u32string> words_;  // sorted
};

}  // namespace chamra
