// SPDX-License-Identifier: Apache-2.0
#include "learn/word_list.hpp"

#include <datrie/trie.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include "base/lines.hpp"
#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "script/thai_class.hpp"
#include "text/decode.hpp"

namespace chamra {
namespace {

constexpr double misspelling_ratio =
    150;  // a neighbour this many times as frequent makes an unlisted word a misspelling

/// Counts an unlisted word needs, by its length in letters: short ones must be common.
double least_count(std::size_t letters) {
  constexpr std::array<double, 6> least = {1e18, 1e18, 1500, 150, 20, 8};
  return letters < least.size() ? least[letters] : 4;
}

bool is_spelt_legally(std::u32string_view word) {
  if (!cluster_boundary(0, word[0])) return false;
  for (std::size_t k = 1; k < word.size(); ++k) {
    if (!legal_pair(word[k - 1], word[k])) return false;
  }
  return thai_class(word.back()) != ThaiClass::LeadingVowel;
}

/// All words one deletion, insertion or substitution away, by the letters of the alphabet.
template <class Visit>
void for_each_neighbour(const std::u32string& word, Alphabet alphabet, Visit visit) {
  for (std::size_t k = 0; k <= word.size(); ++k) {
    if (k < word.size()) visit(word.substr(0, k) + word.substr(k + 1));
    for (Symbol symbol = 1; symbol < 0x4E; ++symbol) {
      const char32_t letter = to_letter(symbol, alphabet);
      visit(word.substr(0, k) + letter + word.substr(k));
      if (k < word.size()) visit(word.substr(0, k) + letter + word.substr(k + 1));
    }
  }
}

}  // namespace

double WordFacts::total() const { return std::accumulate(counts.begin(), counts.end(), 0.0); }

WordFacts* WordList::facts(std::string_view word) {
  std::u32string letters = decode(word).text;
  if (letters.size() < 2 && letters != U"ๆ" && letters != U"ณ" && letters != U"ธ") return nullptr;
  if (to_symbols(letters, alphabet_).empty() || !is_spelt_legally(letters)) return nullptr;
  WordFacts& found = words_[letters];
  found.counts.resize(sources_);
  return &found;
}

void WordList::add_listed(std::string_view word, bool installed) {
  WordFacts* found = facts(word);
  if (found == nullptr) return;
  found->listed = true;
  found->kept = found->kept || !installed;
}

void WordList::add_count(std::string_view word, std::size_t source, double count) {
  WordFacts* found = facts(word);
  if (found == nullptr) return;
  found->counts[source] += count;
  found->kept = true;
}

bool WordList::is_misspelling(const std::u32string& word, double count) const {
  bool found = false;
  for_each_neighbour(word, alphabet_, [&](const std::u32string& other) {
    const auto at = words_.find(other);
    found = found || (at != words_.end() && at->second.listed &&
                      at->second.total() > misspelling_ratio * count);
  });
  return found;
}

void WordList::drop_doubtful() {
  std::vector<std::u32string> doubtful;
  for (const auto& [word, facts] : words_) {
    const double count = facts.total();
    if (!facts.listed && (count < least_count(word.size()) || is_misspelling(word, count)))
      doubtful.push_back(word);
  }
  for (const auto& word : doubtful) words_.erase(word);
}

Result<std::vector<std::string>> read_words(const std::string& path) {
  const auto whole = read_whole(path);
  if (!whole) return whole.error();
  std::vector<std::string> words;
  for_each_line(*whole, [&](std::string_view line) {
    const std::string_view word = line.substr(0, line.find_first_of("\t,/\r\n"));
    if (!word.empty() && !word.starts_with('#')) words.emplace_back(word);
  });
  return words;
}

Result<std::vector<std::string>> read_libthai_words(const std::string& path) {
  const std::unique_ptr<Trie, void (*)(Trie*)> trie(trie_new_from_file(path.c_str()), trie_free);
  if (!trie) return Error{path, 0, "not readable as a libdatrie file; install libthai-data"};
  std::vector<std::string> words;
  const auto collect = [](const AlphaChar* key, TrieData, void* out) -> Bool {
    std::u32string word;
    for (; *key != 0; ++key) word += static_cast<char32_t>(*key);
    static_cast<std::vector<std::string>*>(out)->push_back(to_utf8(word));
    return TRUE;
  };
  trie_enumerate(trie.get(), collect, &words);
  return words;
}

}  // namespace chamra
