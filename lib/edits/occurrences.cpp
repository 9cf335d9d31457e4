// SPDX-License-Identifier: Apache-2.0
#include "edits/occurrences.hpp"

namespace chamra {
namespace {

/// How much of `word` is matched after one more letter.
std::size_t step(std::string_view word, const std::vector<std::size_t>& border, std::size_t matched,
                 char letter) {
  while (matched > 0 && (matched == word.size() || word[matched] != letter))
    matched = border[matched - 1];
  return word[matched] == letter ? matched + 1 : matched;
}

/// For each prefix the length of the longest shorter prefix that also ends it.
std::vector<std::size_t> borders_of(std::string_view word) {
  std::vector<std::size_t> border(word.size(), 0);
  for (std::size_t at = 1; at < word.size(); ++at)
    border[at] = step(word, border, border[at - 1], word[at]);
  return border;
}

}  // namespace

std::vector<std::size_t> occurrences(std::string_view word, std::string_view text) {
  std::vector<std::size_t> places;
  if (word.empty()) return places;
  const std::vector<std::size_t> border = borders_of(word);
  std::size_t matched = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    matched = step(word, border, matched, text[at]);
    if (matched == word.size()) places.push_back(at + 1 - word.size());
  }
  return places;
}

}  // namespace chamra
