// SPDX-License-Identifier: Apache-2.0
#include "lattice/find_memory.hpp"

#include <algorithm>

namespace chamra {
namespace {

constexpr std::size_t slot_count = 1U << 17U, length_count = 1U << 16U;
constexpr std::uint32_t most_found = 1U << 20U;  // 16 MB
constexpr unsigned first_letters = 3;

/// Of the letters so far; never 0 once finished.
std::uint64_t grown(std::uint64_t hash, FindMemory::Letter letter) {
  return (hash ^ letter) * 0x9E3779B97F4A7C15ULL;
}
std::uint64_t finished(std::uint64_t hash) { return (hash ^ hash >> 29U) | 1U; }
std::uint64_t begun(unsigned kind) {
  return grown(0xCBF29CE484222325ULL, static_cast<FindMemory::Letter>(kind));
}

std::uint64_t hash_of(std::span<const FindMemory::Letter> letters, unsigned kind) {
  std::uint64_t hash = begun(kind);
  for (const FindMemory::Letter letter : letters) hash = grown(hash, letter);
  return hash;
}

}  // namespace

std::uint32_t& FindMemory::lengths_of(std::span<const Letter> letters, unsigned kind) {
  const auto first = letters.first(std::min<std::size_t>(letters.size(), first_letters));
  return lengths_[hash_of(first, kind) >> 48U];
}

/// The slot that holds `letters`, or the empty one where they would be.
FindMemory::Slot& FindMemory::slot_of(std::uint64_t hash, std::span<const Letter> letters) {
  std::size_t at = hash >> 40U;
  for (;; ++at) {
    Slot& slot = slots_[at & (slot_count - 1)];
    if (slot.hash == 0) return slot;
    if (slot.hash == static_cast<std::uint32_t>(hash) && slot.letter_count == letters.size() &&
        std::equal(letters.begin(), letters.end(), letters_.begin() + slot.letters))
      return slot;
  }
}

const std::span<const Found>* FindMemory::find(std::span<const Letter> ahead, unsigned kind) {
  if (slots_.empty()) return nullptr;
  std::uint64_t hash = begun(kind);
  std::uint32_t lengths = lengths_of(ahead, kind);
  for (std::size_t k = 0; k < ahead.size() && lengths != 0; ++k, lengths >>= 1U) {
    hash = grown(hash, ahead[k]);
    if ((lengths & 1U) == 0) continue;
    const Slot& slot = slot_of(finished(hash), ahead.first(k + 1));
    if (slot.hash == 0) continue;
    answer_ = std::span(found_).subspan(slot.found, slot.found_count);
    return &answer_;
  }
  return nullptr;
}

void FindMemory::keep(std::span<const Letter> letters, unsigned kind,
                      std::span<const Found> found) {
  if (letters.empty() || letters.size() > longest || found.size() >= most_found) return;
  const bool full = found_.size() + found.size() > most_found || kept_ >= slot_count / 2;
  if (full || slots_.empty()) forget();
  const std::uint64_t hash = finished(hash_of(letters, kind));
  Slot& slot = slot_of(hash, letters);
  if (slot.hash != 0) return;
  slot.hash = static_cast<std::uint32_t>(hash);
  slot.letters = static_cast<std::uint32_t>(letters_.size());
  slot.found = static_cast<std::uint32_t>(found_.size());
  slot.letter_count = static_cast<std::uint8_t>(letters.size());
  slot.found_count = static_cast<std::uint32_t>(found.size()) & (most_found - 1);
  letters_.insert(letters_.end(), letters.begin(), letters.end());
  found_.insert(found_.end(), found.begin(), found.end());
  lengths_of(letters, kind) |= std::uint32_t{1} << (letters.size() - 1);
  ++kept_;
}

void FindMemory::forget() {
  slots_.assign(slot_count, {});
  lengths_.assign(length_count, 0);
  letters_.clear();
  found_.clear();
  kept_ = 0;
}

}  // namespace chamra
