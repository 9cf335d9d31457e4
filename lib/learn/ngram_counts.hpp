// SPDX-License-Identifier: Apache-2.0
// Counts words, pairs and triples of words in clean text.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "ngram/ngram_text.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

/// How often an n-gram must be seen to be kept; index = order.
using LeastCounts = std::array<unsigned, longest_row + 1>;

/// The words of a paragraph as n-grams count them, word::boundary first; punctuation in a row is
/// one.
[[nodiscard]] std::vector<WordId> tokens_of(std::u32string_view paragraph, const Lexicon& lexicon,
                                            const WordModel& unigrams);

/// Words parted by blanks, and how often they stand so.
using NgramRowCount = std::pair<std::string, std::uint32_t>;

class NgramCounter {
 public:
  /// The words from one on, as far as the paragraph goes; beyond is word::none. All n-grams begin
  /// one of these, and sorted they stand together.
  using Gram = std::array<WordId, longest_row>;

  NgramCounter(const Lexicon& lexicon, const WordModel& unigrams)
      : lexicon_(lexicon), unigrams_(unigrams) {}

  /// Counts a paragraph; n-grams do not cross its ends. UTF-8, or canonical letters.
  void add(std::string_view paragraph);
  void add(std::u32string_view paragraph);

  /// Words of an n-gram parted by blanks, sorted; <s>, <n>, <a>, <unk> for what is no word.
  [[nodiscard]] std::vector<NgramRowCount> counts(const LeastCounts& least) const;
  /// The same as a table "words<TAB>count", words of an n-gram parted by blanks, sorted; <s>, <n>,
  /// <a>, <unk> for what is no word.
  [[nodiscard]] std::string table(const LeastCounts& least) const;

 private:
  std::vector<Gram> grams_;
  const Lexicon& lexicon_;
  WordModel unigrams_;
};

}  // namespace chamra
