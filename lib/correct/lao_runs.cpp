// SPDX-License-Identifier: Apache-2.0
#include "correct/lao_runs.hpp"

#include <algorithm>

#include "segment/words.hpp"

namespace chamra {
namespace {

constexpr double least_lao_share = 0.6;  // of the Thai and Lao letters
// Cost of Lao words, nats a letter. Genuine Lao prose costs about 2, Thai prose in Lao letters 3.4
// and more; a short paragraph is drawn towards the former, since leaving it alone is the smaller
// mistake.
constexpr double most_cost = 2.95;
constexpr double usual_cost = 2.2, usual_letters = 40;

double cost_of(std::u32string_view paragraph, const KnowledgeTables::Language& lao) {
  NgramState state, next;
  double cost = 0;
  for (const Word& word : cut_words(paragraph, lao.lexicon, lao.words)) {
    if (word.id == word::unknown) cost += cost_of_unknown(word.span.size());
    if (word.id < word::first) continue;
    cost -= static_cast<double>(lao.words.score(state, word.id, next));
    state = next;
  }
  return cost;
}

}  // namespace

bool is_genuine_lao(std::u32string_view paragraph, const KnowledgeTables::Language& lao) {
  const auto lao_letters =
      static_cast<double>(std::count_if(paragraph.begin(), paragraph.end(), is_lao));
  const auto thai_letters =
      static_cast<double>(std::count_if(paragraph.begin(), paragraph.end(), is_thai));
  if (lao_letters == 0 || lao_letters < least_lao_share * (lao_letters + thai_letters))
    return false;
  return cost_of(paragraph, lao) + usual_cost * usual_letters <=
         most_cost * (lao_letters + usual_letters);
}

}  // namespace chamra
