// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table, plain or compressed, a user's word list or a compiled file: read or
// refused. The first byte says which.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/container.hpp"
#include "base/table_file.hpp"
#include "book/own_words.hpp"
#include "channel/confusion_table.hpp"
#include "lexicon/lexicon.hpp"
#include "support/temporary_folder.hpp"

namespace {

/// As far as any letters lead.
void walk(const chamra::Lexicon& lexicon) {
  std::vector<chamra::Lexicon::Node> nodes;
  if (!lexicon.empty()) nodes.push_back(chamra::Lexicon::root);
  for (std::size_t k = 0; k < nodes.size() && k < 10000; ++k) {
    const chamra::WordId id = lexicon.node(nodes[k]).word_here();
    if (id != chamra::word::none) static_cast<void>(lexicon.text(id));
    for (chamra::Symbol letter = 0; letter < chamra::symbol_count; ++letter) {
      const auto child = lexicon.child(nodes[k], letter);
      if (child != chamra::Lexicon::root) nodes.push_back(child);
    }
  }
}

void read_container(const std::string& path, std::size_t size) {
  const auto container = chamra::Container::open(path);
  if (!container) return;
  for (const char* name : {"trie", "offsets", "letters", "wgram1", "stamp"}) {
    if (container->section(name).size() > size) std::abort();
  }
  walk(chamra::Lexicon(*container, chamra::Alphabet::Thai));
}

void read_rows(const std::string& path) {
  std::size_t rows = 0;
  const auto read = chamra::read_table(path, "words", 2, [&](const auto& fields) {
    if (fields.size() < 2) std::abort();
    ++rows;
  });
  if (read && *read != rows) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const chamra::test::TemporaryFolder folder;
  const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const bool compressed = data[0] % 5 == 0;
  const std::string name = compressed ? "table.tsv.zst" : "table.tsv";
  folder.write(name, bytes);
  const std::string path = folder.path(name);
  switch (data[0] % 5) {
    case 0:
    case 1:
      read_rows(path);
      break;
    case 2:
      static_cast<void>(chamra::read_own_words(path));
      break;
    case 3:
      static_cast<void>(chamra::ConfusionTable::load({path}));
      break;
    default:
      read_container(path, bytes.size());
  }
  return 0;
}
