// SPDX-License-Identifier: Apache-2.0
#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace chamra {
namespace {

constexpr std::size_t shortest_common = 4;  // letters

}  // namespace

Lexicon::Lexicon(const Container& container, Alphabet alphabet, const std::string& name)
    : alphabet_(alphabet),
      nodes_(container.array<TrieNode>(name + "trie")),
      glances_(container.array<Glance>(name + "glances")),
      offsets_(container.array<std::uint32_t>(name + "offsets")),
      letters_(container.array<Symbol>(name + "letters")) {
  if (!is_sound()) *this = Lexicon();
}

/// Nothing leads out of the sections or round in a circle. Every program looks at every node at its
/// start: hence no branch but on what is rare.
bool Lexicon::is_sound() const {
  if (glances_.size() != nodes_.size() || offsets_.empty() || offsets_.back() > letters_.size())
    return false;
  const auto words = static_cast<WordId>(word_count());
  unsigned letters = 0, falling = 0, astray = 0;
  for (const Symbol letter : letters_) letters |= letter;
  for (std::size_t k = 1; k < offsets_.size(); ++k) falling |= offsets_[k] < offsets_[k - 1];
  for (Node at = 0; at < nodes_.size(); ++at) {
    const TrieNode& node = nodes_[at];
    const WordId id = node.word_here();
    const unsigned leads_on = node.next.empty() ? 0 : 1;
    astray |= static_cast<unsigned>(id >= words) & static_cast<unsigned>(id != word::none);
    astray |= leads_on & static_cast<unsigned>(node.first_child <= at);
    const bool near_end = node.first_child + std::size_t{symbol_count} > nodes_.size();
    if (near_end &&
        node.first_child + std::size_t{count_shared(node.next, node.next)} > nodes_.size())
      return false;
  }
  return letters < symbol_count && falling == 0 && astray == 0;
}

WordId Lexicon::find(std::u32string_view word) const {
  Node at = root;
  for (const char32_t letter : word) {
    const Symbol symbol = to_symbol(letter, alphabet_);
    if (symbol == 0) return word::none;
    at = child(at, symbol);
    if (at == root) return word::none;
  }
  return nodes_[at].word_here();
}

std::u32string Lexicon::text(WordId id) const {
  std::u32string out;
  for (const Symbol symbol : symbols(id)) out += to_letter(symbol, alphabet_);
  return out;
}

namespace {

struct Entry {
  SymbolView letters;
  WordId id;
  float cost;
  std::uint64_t first_letters;  // as one number, which sorts as they do
};

std::uint64_t first_letters_of(SymbolView letters) {
  std::uint64_t out = 0;
  for (std::size_t k = 0; k < sizeof out; ++k)
    out = out << 8U | (k < letters.size() ? letters[k] : Symbol{0});
  return out;
}

bool stands_before(const Entry& a, const Entry& b) {
  return a.first_letters != b.first_letters ? a.first_letters < b.first_letters
                                            : a.letters < b.letters;
}

std::size_t shared_beginning(SymbolView a, SymbolView b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first -
                                  a.begin());
}

/// The children of one node stand together, those of the node with the best word first: what texts
/// come by often shares pages of memory.
class TrieWriter {
 public:
  explicit TrieWriter(std::vector<Entry> entries) : entries_(std::move(entries)) {
    std::sort(entries_.begin(), entries_.end(), stands_before);
  }

  std::vector<TrieNode> run() {
    nodes_.reserve(node_count());
    nodes_.emplace_back();
    wait({0, 0, static_cast<std::uint32_t>(entries_.size()), 0});
    for (std::uint32_t best = 0; best < waiting_.size(); ++best) {
      // Children wait here or further on: none is cheaper than its parent.
      for (std::size_t k = 0; k < waiting_[best].size(); ++k) {
        const Range next = waiting_[best][k];
        nodes_[next.node] = made_of(next, best);
      }
      waiting_[best] = {};
    }
    return std::move(nodes_);
  }

 private:
  static constexpr std::uint32_t most_eighths = 31 * 8;  // what a node may tell of its best word

  /// The entries below a node.
  struct Range {
    std::uint32_t node, begin, end, depth;
  };

  void wait(const Range& range) {
    float best = most_eighths / 8;
    for (std::size_t k = range.begin; k < range.end; ++k) best = std::min(best, entries_[k].cost);
    waiting_[static_cast<std::uint32_t>(std::max(best, 0.0F) * 8)].push_back(range);
  }

  [[nodiscard]] std::size_t node_count() const {
    std::size_t count = 1;
    SymbolView last;
    for (const Entry& entry : entries_) {
      count += entry.letters.size() - shared_beginning(last, entry.letters);
      last = entry.letters;
    }
    return count;
  }

  /// Puts its children behind all nodes there are. `best`: in 1/8 nats.
  TrieNode made_of(const Range& range, std::uint32_t best) {
    TrieNode node;
    node.first_child = static_cast<std::uint32_t>(nodes_.size());
    WordId id = word::none;
    std::uint32_t at = range.begin;
    for (; at < range.end && entries_[at].letters.size() == range.depth; ++at) {
      id = entries_[at].id;
      node.cost = entries_[at].cost;
    }
    while (at < range.end) {
      const Symbol symbol = entries_[at].letters[range.depth];
      std::uint32_t end = at;
      while (end < range.end && entries_[end].letters[range.depth] == symbol) ++end;
      node.next.add(symbol);
      nodes_.emplace_back();
      wait({static_cast<std::uint32_t>(nodes_.size() - 1), at, end, range.depth + 1});
      at = end;
    }
    node.word_and_best = id << 8U | best;
    return node;
  }

  std::vector<Entry> entries_;
  std::vector<TrieNode> nodes_;
  std::array<std::vector<Range>, most_eighths + 1> waiting_;  // by cost of their best word
};

}  // namespace

std::string token_name(const Lexicon& lexicon, WordId id) {
  return id < word::first ? word::names[id] : to_utf8(lexicon.text(id));
}

Spellings spellings_of(const std::vector<std::u32string>& words, Alphabet alphabet) {
  Spellings out;
  for (const std::u32string& word : words) out.add(to_symbols(word, alphabet));
  return out;
}

Spellings common_of(const Spellings& words) {
  Spellings out;
  for (std::size_t k = 0; k < std::min<std::size_t>(words.size(), common_words); ++k)
    out.add(words[k].size() >= shortest_common ? words[k] : SymbolView());
  return out;
}

void write_lexicon(ContainerWriter& out, Spellings words, std::span<const float> costs,
                   const std::string& name) {
  std::vector<Entry> entries;
  entries.reserve(words.size());
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (!words[k].empty())
      entries.push_back(
          {words[k], static_cast<WordId>(word::first + k), costs[k], first_letters_of(words[k])});
  }
  std::vector<TrieNode> nodes = TrieWriter(std::move(entries)).run();
  std::vector<Glance> glances;
  glances.reserve(nodes.size());
  for (const TrieNode& node : nodes) glances.emplace_back(node);
  out.add(name + "trie", std::move(nodes));
  out.add(name + "glances", std::move(glances));
  out.add(name + "offsets", std::move(words.offsets_));
  out.add(name + "letters", std::move(words.letters_));
}

}  // namespace chamra
