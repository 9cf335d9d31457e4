// SPDX-License-Identifier: Apache-2.0
#include "simulate/wrong_words.hpp"

namespace chamra {

void add_wrong_words(std::u32string_view text, const Vocabulary& vocabulary, const Draws& draws,
                     Share32 share, Taken& taken, std::vector<Misprint>& changes) {
  if (share == 0) return;
  for (const CharSpan span : vocabulary.words_of(text)) {
    const auto word = text.substr(span.begin, span.size());
    if (taken.any(span) || !draws.happens(Chance::WrongWord, span.begin, word, share)) continue;
    const auto other = vocabulary.like(word, draws.at(Chance::WrongWordChoice, span.begin, word));
    if (other.empty()) continue;
    taken.take(span);
    changes.push_back({span, std::u32string(other), Reason::RealWord});
  }
}

}  // namespace chamra
