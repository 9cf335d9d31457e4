// SPDX-License-Identifier: Apache-2.0
// Searches for words that were done before: what is found from a place on depends on the letters
// ahead, and what is expected of them, alone, and words repeat all through a book.
//
// A search is kept under the letters that it looked at, no more and no less, so that remembering
// gives what searching would have given, whatever came before.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "lattice/word_search.hpp"

namespace chamra {

class FindMemory {
 public:
  /// A letter of the page with all that a search asks about it.
  using Letter = std::uint16_t;
  static constexpr std::size_t longest = 32;  // letters that a search may look at to be kept

  /// What a search of kind `kind` found that looked at a beginning of `ahead`; nullptr when there
  /// is none. Valid until the next call of keep.
  [[nodiscard]] const std::span<const Found>* find(std::span<const Letter> ahead, unsigned kind);

  /// Keeps what was found after looking at all of `letters`. Forgets everything when full.
  void keep(std::span<const Letter> letters, unsigned kind, std::span<const Found> found);

 private:
  struct Slot {
    std::uint32_t hash = 0;  // its lower half; 0: empty
    std::uint32_t letters = 0, found = 0;
    std::uint32_t letter_count : 8 = 0, found_count : 24 = 0;
  };
  [[nodiscard]] std::uint32_t& lengths_of(std::span<const Letter> letters, unsigned kind);
  [[nodiscard]] Slot& slot_of(std::uint64_t hash, std::span<const Letter> letters);
  void forget();

  std::vector<Slot> slots_;             // open addressing, a power of two; none until the first
  std::vector<std::uint32_t> lengths_;  // by first letters: bit k, some kept search looked at k + 1
  std::vector<Letter> letters_;
  std::vector<Found> found_;
  std::size_t kept_ = 0;
  std::span<const Found> answer_;
};

}  // namespace chamra
