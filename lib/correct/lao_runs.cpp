// SPDX-License-Identifier: Apache-2.0
#include "correct/lao_runs.hpp"

#include <algorithm>

#include "segment/words.hpp"

namespace chamra {
namespace {

constexpr double least_lao_share = 0.6;    // of the Thai and Lao letters
constexpr double least_known_share = 0.8;  // of the Lao letters, in words of the Lao lexicon

}  // namespace

bool is_genuine_lao(std::u32string_view paragraph, const KnowledgeTables::Language& lao) {
  const auto lao_letters = static_cast<double>(std::count_if(paragraph.begin(), paragraph.end(), is_lao));
  const auto thai_letters = static_cast<double>(std::count_if(paragraph.begin(), paragraph.end(), is_thai));
  if (lao_letters == 0 || lao_letters < least_lao_share * (lao_letters + thai_letters)) return false;
  double known = 0;
  for (const Word& word : cut_words(paragraph, lao.lexicon, lao.words)) {
    if (word.id >= word::first) known += word.span.size();
  }
  return known >= least_known_share * lao_letters;
}

}  // namespace chamra
