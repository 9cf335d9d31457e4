// SPDX-License-Identifier: Apache-2.0
#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "support/print_u32.hpp"
#include "support/random_text.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::Random;

namespace {

/// Few letters, from both halves of a node's bitmap, so that words share beginnings.
std::u32string some_word(Random& random) {
  static const std::u32string letters = U"กขา\u0E34เ\u0E48";
  std::u32string word;
  for (std::uint64_t length = 1 + random.below(6); word.size() < length;) {
    word += letters[random.below(letters.size())];
  }
  return word;
}

struct Words {
  std::vector<std::u32string> list;
  std::vector<float> costs;
};

Words some_words(Random& random, std::size_t count) {
  Words words;
  while (words.list.size() < count) {
    const std::u32string word = some_word(random);
    if (std::find(words.list.begin(), words.list.end(), word) != words.list.end()) continue;
    words.list.push_back(word);
    words.costs.push_back(static_cast<float>(random.below(200)) * 0.1F);
  }
  return words;
}

Container container_of(const Words& words, Alphabet alphabet = Alphabet::Thai) {
  ContainerWriter out;
  write_lexicon(out, spellings_of(words.list, alphabet), words.costs);
  return chamra::test::opened(out);
}

}  // namespace

TEST_CASE("a lexicon holds the words it was made of and no others") {
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 5))));
  const Words words = some_words(random, 400);
  const Container container = container_of(words);
  const Lexicon lexicon(container, Alphabet::Thai);
  std::map<std::u32string, WordId> expected;
  for (std::size_t k = 0; k < words.list.size(); ++k) {
    expected[words.list[k]] = static_cast<WordId>(word::first + k);
  }
  for (const auto& [word, id] : expected) {
    REQUIRE(lexicon.find(word) == id);
    REQUIRE(lexicon.text(id) == word);
  }
  for (unsigned k = 0; k < 4000; ++k) {
    const std::u32string word = some_word(random);
    const auto found = expected.find(word);
    REQUIRE(lexicon.find(word) == (found == expected.end() ? word::none : found->second));
  }
}

TEST_CASE("a damaged lexicon is empty, or leads nowhere that it should not") {
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 300))));
  ContainerWriter out;
  const Words words = some_words(random, 30);
  write_lexicon(out, spellings_of(words.list, Alphabet::Thai), words.costs);
  std::string bytes = out.bytes();
  for (std::uint64_t damaged = 1 + random.below(4); damaged > 0; --damaged)
    bytes[16 + random.below(bytes.size() - 16)] = static_cast<char>(random.below(256));
  const chamra::test::TemporaryFolder folder;
  folder.write("tables", bytes);
  const auto container = Container::open(folder.path("tables"));
  if (!container) return;
  const Lexicon lexicon(*container, Alphabet::Thai);
  for (WordId id = 0; id < lexicon.word_count(); ++id)
    CHECK(lexicon.text(id).size() < bytes.size());
  if (lexicon.empty()) return;
  std::vector<Lexicon::Node> nodes{Lexicon::root};
  for (std::size_t k = 0; k < nodes.size(); ++k) {
    const WordId id = lexicon.node(nodes[k]).word_here();
    REQUIRE((id == word::none || id < lexicon.word_count()));
    for (Symbol letter = 0; letter < symbol_count; ++letter) {
      const Lexicon::Node child = lexicon.child(nodes[k], letter);
      if (child != Lexicon::root && nodes.size() < bytes.size()) nodes.push_back(child);
    }
  }
}

TEST_CASE("the longer ones of the first words are common, by the numbers that all have") {
  std::vector<std::u32string> list = {U"ที่", U"ประเทศ", U"การ", U"ของ", U"พรรค"};
  for (unsigned k = 0; list.size() < 3000; ++k)
    list.push_back(std::u32string(k / 40, U'ก') + std::u32string(k % 40 + 1, U'ข'));
  const Spellings words = spellings_of(list, Alphabet::Thai);
  ContainerWriter out;
  write_lexicon(out, words, std::vector<float>(list.size(), 1));
  write_lexicon(out, common_of(words), std::vector<float>(list.size(), 1), "c");
  const Container container = chamra::test::opened(out);
  const Lexicon all(container, Alphabet::Thai), common(container, Alphabet::Thai, "c");
  for (const auto& word : {U"ประเทศ", U"พรรค"}) {
    CHECK(common.find(word) == all.find(word));
    CHECK(common.text(common.find(word)) == word);
  }
  CHECK(common.find(U"การ") == word::none);
  CHECK(all.find(list.back()) != word::none);
  CHECK(common.find(list.back()) == word::none);
}

TEST_CASE("the cost of a node is at most that of any word below it, and close") {
  Random random(7);
  const Words words = some_words(random, 300);
  const Container container = container_of(words);
  const Lexicon lexicon(container, Alphabet::Thai);
  std::map<Lexicon::Node, float> least;
  for (std::size_t k = 0; k < words.list.size(); ++k) {
    Lexicon::Node at = Lexicon::root;
    for (std::size_t depth = 0;; ++depth) {
      const auto found = least.try_emplace(at, words.costs[k]).first;
      found->second = std::min(found->second, words.costs[k]);
      if (depth == words.list[k].size()) break;
      at = lexicon.child(at, to_symbol(words.list[k][depth], Alphabet::Thai));
      REQUIRE(at != Lexicon::root);
    }
  }
  for (const auto& [node, cost] : least) {
    REQUIRE(lexicon.node(node).best_cost() <= cost + 1e-4F);
    REQUIRE(lexicon.node(node).best_cost() > cost - 0.126F);
  }
}

TEST_CASE("words of another alphabet keep their number but cannot be found") {
  const Container container = container_of({{U"ไทย", U"ລາວ", U"ก1", U"มา"}, {1, 1, 1, 1}});
  const Lexicon lexicon(container, Alphabet::Thai);
  CHECK(lexicon.find(U"ไทย") == word::first);
  CHECK(lexicon.find(U"มา") == word::first + 3);
  CHECK(lexicon.find(U"ລາວ") == word::none);
  CHECK(lexicon.find(U"ก1") == word::none);
  CHECK(lexicon.find(U"") == word::none);
}

TEST_CASE("a Lao lexicon reads Lao") {
  const Container container = container_of({{U"ລາວ", U"ໝາ", U"ไทย"}, {1, 1, 1}}, Alphabet::Lao);
  const Lexicon lexicon(container, Alphabet::Lao);
  CHECK(lexicon.find(U"ລາວ") == word::first);
  CHECK(lexicon.text(word::first + 1) == U"ໝາ");
  CHECK(lexicon.find(U"ไทย") == word::none);
}

TEST_CASE("letters become symbols and back; what is no word letter has none") {
  CHECK(to_letter(to_symbol(U'ฮ', Alphabet::Thai), Alphabet::Thai) == U'ฮ');
  CHECK(to_letter(to_symbol(U'ໜ', Alphabet::Lao), Alphabet::Lao) == U'ໜ');
  CHECK(to_symbol(U'฿', Alphabet::Thai) == 0);
  CHECK(to_symbol(U'a', Alphabet::Thai) == 0);
  CHECK(to_symbol(U'ก', Alphabet::Lao) == 0);
  CHECK(to_symbols(U"กaข", Alphabet::Thai).empty());
}

TEST_CASE("a glance at a node denies nothing that the node has") {
  Random random(11);
  const Words words = some_words(random, 300);
  const Container container = container_of(words);
  const Lexicon lexicon(container, Alphabet::Thai);
  std::size_t denied = 0;
  for (const std::u32string& word : words.list) {
    Lexicon::Node at = Lexicon::root;
    for (const char32_t letter : word) {
      const Glance glance = lexicon.glance(at);
      const TrieNode& node = lexicon.node(at);
      REQUIRE(glance.best() == node.best());
      REQUIRE(glance.ends_word() == (node.word_here() != word::none));
      for (Symbol symbol = 1; symbol <= last_symbol; ++symbol) {
        const bool may = glance.may_lead_on_by(mark_of(symbol));
        if (node.next.has(symbol)) REQUIRE(may);
        if (!may) ++denied;
      }
      at = lexicon.child(at, to_symbol(letter, Alphabet::Thai));
    }
  }
  CHECK(denied > 1000);
}

TEST_CASE("words that begin with the same eight letters and more are told apart") {
  const std::u32string start = U"กขกขกขกข";
  const test::SmallLanguage language({start + U"ค", start, start + U"กข", start + U"ก"});
  for (const char32_t* end : {U"ค", U"", U"กข", U"ก"}) {
    const WordId id = language.lexicon.find(start + end);
    REQUIRE(id != word::none);
    CHECK(language.lexicon.text(id) == start + end);
  }
}
