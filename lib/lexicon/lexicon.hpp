// SPDX-License-Identifier: Apache-2.0
// Words of one language in a trie that is walked letter by letter, straight from mapped memory.
//
// A node holds a bitmap of its next letters; its children stand side by side in that order, so a
// step is one bit test and one popcount. Words are numbered; the first few numbers are no words
// (see WordId).
#pragma once

#include <array>
#include <bit>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/container.hpp"
#include "lexicon/symbols.hpp"

namespace chamra {

using WordId = std::uint32_t;
/// Numbers that stand for something else than a word of the lexicon.
namespace word {
inline constexpr WordId unknown = 0;      // a stretch of letters that is no known word
inline constexpr WordId boundary = 1;     // start of text, punctuation
inline constexpr WordId number = 2;       // digits
inline constexpr WordId latin = 3;        // letters of another alphabet
inline constexpr WordId first = 4;        // first true word
inline constexpr WordId none = 0xFFFFFF;  // a trie node that ends no word
}  // namespace word

/// 24 bytes. `best`: least cost of any word below, in 1/8 nats, rounded down.
struct TrieNode {
  std::array<std::uint64_t, 2> next{};
  std::uint32_t first_child = 0;
  std::uint32_t word_and_best = word::none << 8U;

  [[nodiscard]] WordId word_here() const { return word_and_best >> 8U; }
  [[nodiscard]] float best_cost() const {
    return static_cast<float>(word_and_best & 0xFFU) * 0.125F;
  }
};

class Lexicon {
 public:
  using Node = std::uint32_t;
  static constexpr Node root = 0;

  Lexicon() = default;
  Lexicon(const Container& container, Alphabet alphabet);

  [[nodiscard]] bool empty() const { return nodes_.empty(); }
  [[nodiscard]] Alphabet alphabet() const { return alphabet_; }
  [[nodiscard]] std::size_t word_count() const {
    return offsets_.empty() ? 0 : offsets_.size() - 1;
  }
  [[nodiscard]] const TrieNode& node(Node at) const { return nodes_[at]; }

  /// The child of `at` by `symbol`, or root when there is none (no node leads back to the root).
  [[nodiscard]] Node child(Node at, Symbol symbol) const {
    const TrieNode& from = nodes_[at];
    const std::uint64_t bit = std::uint64_t{1} << (symbol & 63U);
    if (symbol < 64) {
      if ((from.next[0] & bit) == 0) return root;
      return from.first_child + static_cast<Node>(std::popcount(from.next[0] & (bit - 1)));
    }
    if ((from.next[1] & bit) == 0) return root;
    return from.first_child +
           static_cast<Node>(std::popcount(from.next[0]) + std::popcount(from.next[1] & (bit - 1)));
  }

  /// word::none when not a word.
  [[nodiscard]] WordId find(std::u32string_view word) const;

  /// Letters of word `id` as symbols; points into the mapping.
  [[nodiscard]] std::basic_string_view<Symbol> symbols(WordId id) const {
    return {letters_.data() + offsets_[id], offsets_[id + 1] - offsets_[id]};
  }
  [[nodiscard]] std::u32string text(WordId id) const;

 private:
  Alphabet alphabet_ = Alphabet::Thai;
  std::span<const TrieNode> nodes_;
  std::span<const std::uint32_t> offsets_;
  std::span<const Symbol> letters_;
};

/// Puts the sections of a lexicon into `out`. `words` are distinct, word k gets number word::first
/// + k, and `costs` are their costs in nats (minus log probability). Words with letters outside
/// `alphabet` are left out of the trie.
void write_lexicon(ContainerWriter& out, const std::vector<std::u32string>& words,
                   const std::vector<float>& costs, Alphabet alphabet);

}  // namespace chamra
