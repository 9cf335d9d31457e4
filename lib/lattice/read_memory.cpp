// SPDX-License-Identifier: Apache-2.0
#include "lattice/read_memory.hpp"

#include <algorithm>

#include "base/fnv.hpp"

namespace chamra {
namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20U;
constexpr std::size_t entry_bytes = 256;  // that a paragraph takes however short it is

/// Text and what is seen of it tell all of a paragraph: the rest comes of the two.
std::uint64_t hash_of(const Paragraph& paragraph) {
  Fnv fnv;
  for (std::size_t k = 0; k < paragraph.text.size(); ++k)
    fnv.add(std::uint64_t{paragraph.text[k]} << 8U | paragraph.seen[k]);
  return fnv.hash();
}

std::size_t bytes_of(const Paragraph& paragraph, const Decoded& read) {
  return entry_bytes + paragraph.text.size() * (sizeof(char32_t) + sizeof(Seen)) +
         (read.best.size() + read.arcs.size()) * sizeof(Reading);
}

}  // namespace

const Decoded* ReadMemory::find(const Paragraph& paragraph) const {
  const auto found = known_.find(hash_of(paragraph));
  if (found == known_.end()) return nullptr;
  const Known& known = found->second;
  return known.text == paragraph.text && known.seen == paragraph.seen ? &known.read : nullptr;
}

void ReadMemory::keep(const Paragraph& paragraph, const Decoded& read) {
  const std::size_t bytes = bytes_of(paragraph, read);
  if (bytes_ + bytes > most_bytes) {
    known_.clear();
    bytes_ = 0;
  }
  const bool is_new = known_
                          .try_emplace(hash_of(paragraph),
                                       Known{std::u32string(paragraph.text), paragraph.seen, read})
                          .second;
  if (is_new) bytes_ += bytes;
}

}  // namespace chamra
