// SPDX-License-Identifier: Apache-2.0
// A stretch of a page made ready for the search: letters as the channel sees them, and what stands
// outside of words.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "channel/seen.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/letter_costs.hpp"

namespace chamra {

/// Letters of words and names, and those that stand for such.
[[nodiscard]] inline bool is_read_on(Seen letter) {
  return letter != seen::other && !is_seen_space(letter);
}

/// A line break inside a word, and all of them in a word as written, in nats.
inline constexpr float break_cost = 2, most_breaks_cost = 10;
inline constexpr std::uint32_t longest_word = 128;  // letters of the page for one word

/// All arrays are by letter of `text`, which must outlive this; `unknown_cost` has one more: the
/// cost in nats of reading the first k letters as they stand, letter by letter.
struct Paragraph {
  std::u32string_view text;
  std::vector<Seen> seen;               // seen::other: not to be read, a barrier
  std::vector<WordId> barrier;          // what a barrier is to the language model
  std::vector<std::uint8_t> breakable;  // a word may begin here
  std::vector<float> unknown_cost;

  /// Of the barrier at `at`, up to where another begins or none stands.
  [[nodiscard]] std::uint32_t end_of_barrier(std::uint32_t at) const;
  /// Blanks and breaks from a place on: where they end, and how many new lines they are.
  struct Blanks {
    std::uint32_t end;
    unsigned lines;
  };
  /// Looks at `most` letters.
  [[nodiscard]] Blanks blanks_at(std::uint32_t at, std::uint32_t most) const;
  /// A word may end before letter `at`, or the end: behind a letter, and not inside of a cluster.
  [[nodiscard]] bool word_may_end_at(std::uint32_t at) const {
    return at > 0 && !is_seen_space(seen[at - 1]) && (at == seen.size() || breakable[at] != 0);
  }
  /// So may a part of an unknown stretch, of which `at` is no beginning.
  [[nodiscard]] bool part_may_end_at(std::uint32_t at) const {
    return at == seen.size() || breakable[at] != 0 || !is_read_on(seen[at]);
  }
  /// Of the shortest part of an unknown stretch: where a word may begin again, or none goes on.
  [[nodiscard]] std::uint32_t end_of_unknown(std::uint32_t at) const;
};

/// `lao_is_thai`: Lao letters are Thai prose written in Lao letters; otherwise barriers.
/// Digits and punctuation are barriers, and so are Latin letters unless they stand as if Thai ones
/// were meant.
[[nodiscard]] Paragraph prepare(std::u32string_view text, bool lao_is_thai,
                                const LetterCosts& letters);

}  // namespace chamra
