// SPDX-License-Identifier: Apache-2.0
// Words that may have been meant from a place on, searched for or remembered, as arcs of the
// lattice.
#pragma once

#include <span>
#include <vector>

#include "channel/confusion_table.hpp"
#include "lattice/arc.hpp"
#include "lattice/find_memory.hpp"
#include "lattice/paragraph.hpp"
#include "lattice/search_width.hpp"
#include "lattice/word_search.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

class ArcFinder {
 public:
  ArcFinder(const Lexicon& lexicon, const WordModel& words, const ConfusionTable& confusions);
  ArcFinder(const ArcFinder&) = delete;
  ArcFinder& operator=(const ArcFinder&) = delete;

  /// Turns to another paragraph, which must outlive the search in it.
  void open(const Paragraph& paragraph);
  /// Appends the words that stand as they are from `begin` on.
  void find_as_written(std::uint32_t begin, std::vector<Arc>& out);

  /// `costs`, one more than letters: what it costs to read the first k letters as well as is known.
  /// To be told before any find.
  void expect(std::span<const float> costs);
  /// As `other`, which is turned to the same paragraph, was told last; until that is told anew.
  void expect_as(const ArcFinder& other);
  /// Appends the words that may begin at `begin`; those that are not as written only when they are
  /// about `width.headroom` nats dearer than what is expected, or less, as it stands where `begin`
  /// is `behind` nats dearer to reach than it should. Not thread-safe: holds scratch memory.
  void find(std::uint32_t begin, const SearchWidth& width, float behind, std::vector<Arc>& out);

 private:
  struct Expected {
    std::vector<FindMemory::Letter> letters;  // of the paragraph
    std::vector<float> rivals;                // what is expected, as the letters tell it
  };

  [[nodiscard]] unsigned kind_of(const SearchWidth& width, unsigned behind);
  std::span<const Found> remembered(std::uint32_t begin, const SearchWidth& width, unsigned behind);
  void add(std::uint32_t begin, const Found& found, std::size_t first, std::vector<Arc>& out) const;

  bool empty_;
  WordModel words_;
  WordSearch search_;
  const Paragraph* paragraph_ = nullptr;
  Expected own_;
  const Expected* expected_ = &own_;
  FindMemory memory_;
  std::vector<SearchWidth> widths_;  // of searches in memory
};

}  // namespace chamra
