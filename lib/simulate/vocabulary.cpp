// SPDX-License-Identifier: Apache-2.0
#include "simulate/vocabulary.hpp"

#include <algorithm>

#include "align/align.hpp"
#include "segment/words.hpp"
#include "simulate/misprint.hpp"

namespace chamra {
namespace {

constexpr float least_log_probability = -13;  // a word in some hundred thousand
constexpr std::size_t least_letters = 3;
constexpr std::size_t beginning = 2;  // letters that both words share
constexpr std::size_t most_tried = 48;

}  // namespace

Vocabulary::Vocabulary(const Lexicon& lexicon, const NgramModel& unigrams)
    : lexicon_(&lexicon), unigrams_(&unigrams) {
  for (std::size_t id = word::first; id < lexicon.word_count(); ++id) {
    const auto word = static_cast<WordId>(id);
    if (unigrams.unigram(word) < least_log_probability) continue;
    if (lexicon.symbols(word).size() >= least_letters) words_.push_back(lexicon.text(word));
  }
  std::sort(words_.begin(), words_.end());
}

std::vector<CharSpan> Vocabulary::words_of(std::u32string_view text) const {
  std::vector<CharSpan> spans;
  if (empty()) return spans;
  for (const Word& word : cut_words(text, *lexicon_, *unigrams_)) {
    const auto letters = text.substr(word.span.begin, word.span.size());
    if (std::binary_search(words_.begin(), words_.end(), letters)) spans.push_back(word.span);
  }
  return spans;
}

std::u32string_view Vocabulary::like(std::u32string_view word, std::uint64_t draw) const {
  const auto head = word.substr(0, beginning);
  const auto begin = std::lower_bound(words_.begin(), words_.end(), head);
  const auto end = std::find_if(begin, words_.end(), [&](const std::u32string& other) {
    return !std::u32string_view(other).starts_with(head);
  });
  const auto count = static_cast<std::size_t>(end - begin);
  std::u32string_view best;
  std::size_t least = word.size();  // further off is no misreading
  for (std::size_t tried = 0; tried < std::min(count, most_tried); ++tried) {
    const std::u32string& other = *(begin + static_cast<std::ptrdiff_t>((draw + tried) % count));
    const std::size_t apart = edit_distance(word, other);
    if (apart == 0 || apart >= least) continue;
    least = apart;
    best = other;
  }
  return best;
}

}  // namespace chamra
