// SPDX-License-Identifier: Apache-2.0
#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/utf8.hpp"

namespace chamra {

Lexicon::Lexicon(const Container& container, Alphabet alphabet)
    : alphabet_(alphabet),
      nodes_(container.array<TrieNode>("trie")),
      bests_(container.array<std::uint8_t>("best")),
      offsets_(container.array<std::uint32_t>("offsets")),
      letters_(container.array<Symbol>("letters")) {
  if (bests_.size() != nodes_.size()) *this = Lexicon();  // of another version
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

using Symbols = std::basic_string<Symbol>;

struct Entry {
  Symbols letters;
  WordId id;
  float cost;
};

/// Nodes in breadth-first order, so that the children of one node stand together.
class TrieWriter {
 public:
  explicit TrieWriter(std::vector<Entry> entries) : entries_(std::move(entries)) {
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return a.letters < b.letters; });
  }

  std::vector<TrieNode> run() {
    nodes_.emplace_back();
    ranges_.push_back({0, entries_.size(), 0});
    for (std::size_t k = 0; k < nodes_.size(); ++k) fill(k);
    return std::move(nodes_);
  }

 private:
  struct Range {
    std::size_t begin, end, depth;
  };

  void fill(std::size_t index) {
    const Range range = ranges_[index];
    TrieNode node;
    node.first_child = static_cast<std::uint32_t>(nodes_.size());
    WordId id = word::none;
    float best = 31.0F;
    std::size_t at = range.begin;
    for (; at < range.end && entries_[at].letters.size() == range.depth; ++at) id = entries_[at].id;
    for (std::size_t k = range.begin; k < range.end; ++k) best = std::min(best, entries_[k].cost);
    while (at < range.end) {
      const Symbol symbol = entries_[at].letters[range.depth];
      std::size_t end = at;
      while (end < range.end && entries_[end].letters[range.depth] == symbol) ++end;
      node.next.add(symbol);
      nodes_.emplace_back();
      ranges_.push_back({at, end, range.depth + 1});
      at = end;
    }
    node.word_and_best =
        id << 8U | static_cast<std::uint32_t>(std::floor(std::max(best, 0.0F) * 8));
    nodes_[index] = node;
  }

  std::vector<Entry> entries_;
  std::vector<TrieNode> nodes_;
  std::vector<Range> ranges_;
};

}  // namespace

std::string token_name(const Lexicon& lexicon, WordId id) {
  return id < word::first ? word::names[id] : to_utf8(lexicon.text(id));
}

void write_lexicon(ContainerWriter& out, const std::vector<std::u32string>& words,
                   const std::vector<float>& costs, Alphabet alphabet) {
  std::vector<Entry> entries;
  std::vector<std::uint32_t> offsets(word::first, 0);
  std::vector<Symbol> letters;
  for (std::size_t k = 0; k < words.size(); ++k) {
    offsets.push_back(static_cast<std::uint32_t>(letters.size()));
    Symbols symbols = to_symbols(words[k], alphabet);
    letters.insert(letters.end(), symbols.begin(), symbols.end());
    if (!symbols.empty())
      entries.push_back({std::move(symbols), static_cast<WordId>(word::first + k), costs[k]});
  }
  offsets.push_back(static_cast<std::uint32_t>(letters.size()));
  const std::vector<TrieNode> nodes = TrieWriter(std::move(entries)).run();
  std::vector<std::uint8_t> bests;
  for (const TrieNode& node : nodes) bests.push_back(node.best());
  out.add("trie", nodes);
  out.add("best", bests);
  out.add("offsets", offsets);
  out.add("letters", letters);
}

}  // namespace chamra
