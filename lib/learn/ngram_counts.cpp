// SPDX-License-Identifier: Apache-2.0
#include "learn/ngram_counts.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"
#include "segment/words.hpp"
#include "text/decode.hpp"

namespace chamra {

std::vector<WordId> tokens_of(std::u32string_view paragraph, const Lexicon& lexicon,
                              const WordModel& unigrams) {
  std::vector<WordId> ids{word::boundary};
  for (const Word& word : cut_words(paragraph, lexicon, unigrams)) {
    if (word.id != word::boundary || ids.back() != word::boundary) ids.push_back(word.id);
  }
  return ids;
}

void NgramCounter::add(std::string_view paragraph) { add(decode(paragraph).text); }

void NgramCounter::add(std::u32string_view paragraph) {
  const std::vector<WordId> ids = tokens_of(paragraph, lexicon_, unigrams_);
  for (std::size_t k = 0; k < ids.size(); ++k) {
    ++counts_[{ids[k], word::none, word::none}];
    if (k + 1 < ids.size()) ++counts_[{ids[k], ids[k + 1], word::none}];
    if (k + 2 < ids.size()) ++counts_[{ids[k], ids[k + 1], ids[k + 2]}];
  }
}

std::vector<std::pair<std::string, std::uint32_t>> NgramCounter::counts(
    const LeastCounts& least) const {
  std::vector<std::pair<std::string, std::uint32_t>> rows;
  for (const auto& [gram, count] : counts_) {
    const unsigned order = gram[1] == word::none ? 1 : gram[2] == word::none ? 2 : 3;
    if (count < least[order]) continue;
    std::string words = token_name(lexicon_, gram[0]);
    for (unsigned k = 1; k < order; ++k) words += " " + token_name(lexicon_, gram[k]);
    rows.emplace_back(std::move(words), count);
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::string NgramCounter::table(const LeastCounts& least) const {
  std::string out = "words\tcount\n";
  for (const auto& [words, count] : counts(least))
    out += words + "\t" + std::to_string(count) + "\n";
  return out;
}

}  // namespace chamra
