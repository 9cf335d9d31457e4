// SPDX-License-Identifier: Apache-2.0
// A language of a few words, written to a file and mapped as the real ones are.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "base/container.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/ngram_builder.hpp"
#include "ngram/ngram_model.hpp"
#include "support/temporary_folder.hpp"

namespace chamra::test {

/// What a writer holds, opened as a file.
inline Container opened(const ContainerWriter& writer) {
  const TemporaryFolder folder;
  folder.write("tables", writer.bytes());
  auto container = Container::open(folder.path("tables"));
  if (!container) throw std::runtime_error(container.error().text());
  return std::move(*container);
}

/// All words are equally probable unless `pairs` (numbers of words, from 0) says what follows what;
/// all letters are. `costs`: what the lexicon says words cost, in nats; 1 where it is empty.
struct SmallLanguage {
  Container file;
  Lexicon lexicon;
  NgramModel words, letters;

  explicit SmallLanguage(const std::vector<std::u32string>& list,
                         Alphabet alphabet = Alphabet::Thai,
                         const std::vector<std::array<std::uint32_t, 2>>& pairs = {},
                         std::vector<float> costs = {}) {
    const std::size_t tokens = word::first + list.size();
    NgramCounts counts;
    counts.unigram_probs.assign(tokens, 1.0 / static_cast<double>(tokens));
    counts.unigram_counts.assign(tokens, 20);
    for (const auto& [before, after] : pairs) {
      counts.orders[2].push_back({{word::first + before, word::first + after}, 10});
    }
    NgramCounts letter_counts;
    letter_counts.unigram_probs.assign(symbol_count, 1.0 / symbol_count);
    letter_counts.unigram_counts.assign(symbol_count, 1);
    ContainerWriter out;
    costs.resize(list.size(), 1);
    write_lexicon(out, spellings_of(list, alphabet), costs);
    write_ngrams(out, "w", std::move(counts), {0.5});
    write_ngrams(out, "l", std::move(letter_counts), {0.5});
    file = opened(out);
    lexicon = Lexicon(file, alphabet);
    words = NgramModel(file, "w");
    letters = NgramModel(file, "l");
  }
};

}  // namespace chamra::test
