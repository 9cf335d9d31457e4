// SPDX-License-Identifier: Apache-2.0
// Counts words, pairs and triples of words in clean text.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

/// How often an n-gram must be seen to be kept; index = order.
using LeastCounts = std::array<unsigned, 4>;

/// The words of a paragraph as n-grams count them, word::boundary first; punctuation in a row is
/// one.
[[nodiscard]] std::vector<WordId> tokens_of(std::u32string_view paragraph, const Lexicon& lexicon,
                                            const WordModel& unigrams);

class NgramCounter {
 public:
  NgramCounter(const Lexicon& lexicon, const WordModel& unigrams)
      : lexicon_(lexicon), unigrams_(unigrams) {}

  /// Counts a paragraph; n-grams do not cross its ends. UTF-8, or canonical letters.
  void add(std::string_view paragraph);
  void add(std::u32string_view paragraph);

  /// Words of an n-gram parted by blanks, sorted; <s>, <n>, <a>, <unk> for what is no word.
  [[nodiscard]] std::vector<std::pair<std::string, std::uint32_t>> counts(
      const LeastCounts& least) const;
  /// The same as a table "words<TAB>count", words of an n-gram parted by blanks, sorted; <s>, <n>,
  /// <a>, <unk> for what is no word.
  [[nodiscard]] std::string table(const LeastCounts& least) const;

 private:
  struct Hash {
    std::size_t operator()(const std::array<WordId, 3>& gram) const {
      std::uint64_t hash = start_hash(gram[0]);
      hash = grow_hash(hash, gram[1]);
      return grow_hash(hash, gram[2]);
    }
  };
  /// Shorter n-grams end in word::none.
  std::unordered_map<std::array<WordId, 3>, std::uint32_t, Hash> counts_;
  const Lexicon& lexicon_;
  WordModel unigrams_;
};

}  // namespace chamra
