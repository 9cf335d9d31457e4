// SPDX-License-Identifier: Apache-2.0
// Words of one language in a trie that is walked letter by letter, straight from mapped memory.
//
// A node holds a bitmap of its next letters; its children stand side by side in that order, so a
// step is one bit test and one popcount. Words are numbered; the first few numbers are no words
// (see WordId).
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/container.hpp"
#include "lexicon/symbols.hpp"

namespace chamra {

using WordId = std::uint32_t;
using SymbolView = std::basic_string_view<Symbol>;
/// Numbers that stand for something else than a word of the lexicon.
namespace word {
inline constexpr WordId unknown = 0;   // a stretch of letters that is no known word
inline constexpr WordId boundary = 1;  // start of text, punctuation
inline constexpr WordId number = 2;    // digits
inline constexpr WordId latin = 3;     // letters of another alphabet
inline constexpr WordId first = 4;     // first true word
/// What tables of n-grams call those that are no words, by their number.
inline constexpr std::array<const char*, first> names = {"<unk>", "<s>", "<n>", "<a>"};
inline constexpr WordId none = 0xFFFFFF;  // a trie node that ends no word
}  // namespace word

/// The first words of a language stand by frequency: so many count as common ones.
inline constexpr WordId common_words = 2500;
[[nodiscard]] inline bool is_common(WordId id) {
  return id >= word::first && id < word::first + common_words;
}

/// Costs in a trie are in 1/8 nats.
[[nodiscard]] inline float cost_of(std::uint32_t eighths) {
  return static_cast<float>(eighths) * 0.125F;
}

/// 32 bytes, all in one line of the cache. `best`: least cost of any word below, rounded down;
/// `cost`: of the word that ends here, in nats.
struct alignas(32) TrieNode {
  SymbolSet next;
  std::uint32_t first_child = 0;
  std::uint32_t word_and_best = word::none << 8U;
  float cost = 0;
  std::uint32_t unused = 0;  // so that files hold no chance bytes

  [[nodiscard]] WordId word_here() const { return word_and_best >> 8U; }
  [[nodiscard]] std::uint8_t best() const { return word_and_best & 0xFFU; }
  [[nodiscard]] float best_cost() const { return cost_of(best()); }
};

/// What must be known of a node before it is worth going there, in four bytes: many of them stay at
/// hand where nodes do not.
struct Glance {
  std::uint32_t bits = 0;

  Glance() = default;
  explicit Glance(const TrieNode& node)
      : bits(node.best() | (node.word_here() == word::none ? 0 : ends_word_bit) |
             marks_of(node.next)) {}

  [[nodiscard]] std::uint8_t best() const { return bits & 0xFFU; }
  [[nodiscard]] float best_cost() const { return cost_of(best()); }
  [[nodiscard]] bool ends_word() const { return (bits & ends_word_bit) != 0; }
  /// False where no child has a letter that is marked so; true may be an error.
  [[nodiscard]] bool may_lead_on_by(LetterMarks marks) const { return (bits & marks) != 0; }

 private:
  static constexpr std::uint32_t ends_word_bit = 1U << 8U;
};
static_assert(first_mark_bit > 8);
static_assert(sizeof(TrieNode) == 32);

/// Sums of four bits each, to be added up by sum_of_fours. std::popcount is a call into a library
/// where the processor is not known to have it.
[[nodiscard]] inline std::uint64_t bits_by_four(std::uint64_t bits) {
  bits -= bits >> 1U & 0x5555555555555555ULL;
  return (bits & 0x3333333333333333ULL) + (bits >> 2U & 0x3333333333333333ULL);
}
[[nodiscard]] inline unsigned sum_of_fours(std::uint64_t fours) {
  const std::uint64_t bytes =
      (fours & 0x0F0F0F0F0F0F0F0FULL) + (fours >> 4U & 0x0F0F0F0F0F0F0F0FULL);
  return static_cast<unsigned>(bytes * 0x0101010101010101ULL >> 56U);
}
[[nodiscard]] inline unsigned bits_in(std::uint64_t bits) {
  return sum_of_fours(bits_by_four(bits));
}
[[nodiscard]] inline unsigned count_shared(const SymbolSet& a, const SymbolSet& b) {
  return sum_of_fours(bits_by_four(a.bits[0] & b.bits[0]) + bits_by_four(a.bits[1] & b.bits[1]));
}

class Lexicon {
 public:
  using Node = std::uint32_t;
  static constexpr Node root = 0;

  Lexicon() = default;
  /// That of `container` whose sections begin with `name`, one letter or none; empty where they are
  /// damaged or of another version. Looks at every node.
  Lexicon(const Container& container, Alphabet alphabet, const std::string& name = {});

  [[nodiscard]] bool empty() const { return nodes_.empty(); }
  [[nodiscard]] Alphabet alphabet() const { return alphabet_; }
  [[nodiscard]] std::size_t word_count() const {
    return offsets_.empty() ? 0 : offsets_.size() - 1;
  }
  [[nodiscard]] const TrieNode& node(Node at) const { return nodes_[at]; }
  /// Asks memory for node(at).
  void prefetch(Node at) const { __builtin_prefetch(&nodes_[at]); }
  [[nodiscard]] Glance glance(Node at) const { return glances_[at]; }
  [[nodiscard]] float best_cost(Node at) const { return glances_[at].best_cost(); }

  /// The child of `at` by `symbol`, or root when there is none (no node leads back to the root).
  [[nodiscard]] Node child(Node at, Symbol symbol) const {
    return symbol < symbol_count ? child(at, SymbolPlace(symbol)) : root;
  }
  /// The same, without a branch: whether there is one is hard to foretell.
  [[nodiscard]] Node child(Node at, const SymbolPlace& symbol) const {
    const TrieNode& from = nodes_[at];
    const Node there = from.first_child + count_shared(from.next, symbol.below);
    return from.next.meets(symbol.own) ? there : root;
  }

  /// word::none when not a word.
  [[nodiscard]] WordId find(std::u32string_view word) const;

  /// Letters of word `id` as symbols; points into the mapping.
  [[nodiscard]] SymbolView symbols(WordId id) const {
    return {letters_.data() + offsets_[id], offsets_[id + 1] - offsets_[id]};
  }
  [[nodiscard]] std::u32string text(WordId id) const;

 private:
  [[nodiscard]] bool is_sound() const;

  Alphabet alphabet_ = Alphabet::Thai;
  std::span<const TrieNode> nodes_;
  std::span<const Glance> glances_;
  std::span<const std::uint32_t> offsets_;
  std::span<const Symbol> letters_;
};

/// What tables call token `id`, UTF-8: its letters, or one of word::names.
[[nodiscard]] std::string token_name(const Lexicon& lexicon, WordId id);

/// Words to make a lexicon of, one after the other.
class Spellings {
 public:
  void add(SymbolView word) {
    letters_.insert(letters_.end(), word.begin(), word.end());
    offsets_.push_back(static_cast<std::uint32_t>(letters_.size()));
  }
  [[nodiscard]] std::size_t size() const { return offsets_.size() - 1 - word::first; }
  /// Valid until the next `add`.
  [[nodiscard]] SymbolView operator[](std::size_t k) const {
    const std::uint32_t begin = offsets_[word::first + k];
    return {letters_.data() + begin, offsets_[word::first + k + 1] - begin};
  }

 private:
  friend void write_lexicon(ContainerWriter& out, Spellings words, std::span<const float> costs,
                            const std::string& name);
  std::vector<std::uint32_t> offsets_ = std::vector<std::uint32_t>(word::first + 1);
  std::vector<Symbol> letters_;
};

/// The longer ones of the first words of a language, which stand by frequency; by the same numbers.
/// They are few and likely to be meant: where several letters of a word are wrong, they are what a
/// wide search can afford and may believe.
[[nodiscard]] Spellings common_of(const Spellings& words);

/// Puts the sections of a lexicon into `out`, their names beginning with `name`. `words` are
/// distinct, word k gets number word::first + k, and `costs` are their costs in nats (minus log
/// probability), of as many words or more. Empty words are left out of the trie.
void write_lexicon(ContainerWriter& out, Spellings words, std::span<const float> costs,
                   const std::string& name = {});
/// Words with letters outside `alphabet` are empty.
[[nodiscard]] Spellings spellings_of(const std::vector<std::u32string>& words, Alphabet alphabet);

}  // namespace chamra
