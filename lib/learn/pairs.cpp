// SPDX-License-Identifier: Apache-2.0
#include "learn/pairs.hpp"

#include <algorithm>

#include "align/align.hpp"
#include "channel/letter_path.hpp"
#include "script/script_of.hpp"
#include "segment/words.hpp"
#include "text/decode.hpp"

namespace chamra {
namespace {

constexpr std::size_t least_piece = 300;  // letters
constexpr std::size_t burst_letters = 3;
constexpr std::size_t agreeing = 12;  // letters alike on both sides of a cut

/// A word and what stands for it may differ in length by this much.
bool is_like_length(std::size_t meant, std::size_t seen) {
  return seen >= 1 && seen <= 2 * meant + 4 && meant <= 3 * seen + 3;
}

/// Several letters wrong at once. Where Thai stands in Lao letters all are: that is another matter.
bool is_burst(std::u32string_view meant, std::u32string_view seen) {
  return std::none_of(seen.begin(), seen.end(), is_lao) &&
         edit_distance(meant, seen) >= burst_letters;
}

std::u32string_view letters_of(std::u32string_view text, CharSpan span) {
  return text.substr(span.begin, span.size());
}

/// No table can hold these.
bool is_control(char32_t letter) { return letter < U' ' || letter == 0x7F; }

/// How often a word is shown as something else.
struct ShownCount {
  WordId word = word::unknown;
  double count = 0;
};

}  // namespace

std::u32string unbroken_text(std::string_view bytes) {
  std::u32string text = decode(bytes).text;
  std::erase_if(text, [](char32_t letter) { return script_of(letter) == Script::LineBreak; });
  return text;
}

std::vector<AlignedPair> pieces_of(const AlignedPair& page) {
  const Alignment alignment = align(page.meant, page.seen);
  std::vector<AlignedPair> pieces;
  std::size_t meant_begin = 0, seen_begin = 0, run = 0;
  const auto cut = [&](std::size_t meant_end, std::size_t seen_end) {
    const auto size = meant_end - meant_begin;
    // What no cut was found in is no pair of page and truth.
    if (size > 0 && size <= longest_piece && seen_end - seen_begin <= longest_piece)
      pieces.push_back({page.meant.substr(meant_begin, size),
                        page.seen.substr(seen_begin, seen_end - seen_begin)});
    meant_begin = meant_end, seen_begin = seen_end;
  };
  for (std::size_t at = 0; at < page.meant.size(); ++at) {
    const bool goes_on = alignment.keeps(at) && at > 0 && alignment.keeps(at - 1) &&
                         alignment.partner[at] == alignment.partner[at - 1] + 1;
    run = goes_on ? run + 1 : 0;
    if (at - meant_begin >= least_piece && run >= 2 * agreeing)
      cut(at - agreeing, alignment.partner[at] - agreeing);
  }
  cut(page.meant.size(), page.seen.size());
  return pieces;
}

WordsBesideTruth words_beside_truth(const std::vector<AlignedPair>& pieces, const Lexicon& lexicon,
                                    const WordModel& words) {
  WordsBesideTruth out;
  std::map<std::pair<std::u32string, std::u32string>, ShownCount> counts;
  std::map<WordId, double> occurrences;
  for (const AlignedPair& piece : pieces) {
    const auto path = align_letters(piece.meant, piece.seen);
    for (const Word& word : cut_words(piece.meant, lexicon, words)) {
      if (word.id < word::first) continue;
      occurrences[word.id] += 1;
      out.noise.words += 1;
      const std::uint32_t begin = path[word.span.begin], end = path[word.span.end];
      const auto meant = letters_of(piece.meant, word.span);
      const auto seen = letters_of(piece.seen, {begin, end});
      if (seen == meant || !is_like_length(meant.size(), seen.size())) continue;
      if (std::any_of(seen.begin(), seen.end(), is_control)) continue;
      ShownCount& shown = counts[{std::u32string(meant), std::u32string(seen)}];
      shown.word = word.id;
      shown.count += 1;
      if (is_burst(meant, seen)) out.noise.bursts += 1;
    }
  }
  for (const auto& [pair, shown] : counts)
    out.confusions.push_back({pair.first, pair.second, shown.count, occurrences[shown.word]});
  for (const auto& [word, count] : occurrences) out.shown.push_back({lexicon.text(word), count});
  std::stable_sort(out.confusions.begin(), out.confusions.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  return out;
}

}  // namespace chamra
