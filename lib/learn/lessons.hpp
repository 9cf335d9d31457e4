// SPDX-License-Identifier: Apache-2.0
// From pages to a book's knowledge.
//
//   trusted pages ----------> texts --+--> new words --> n-grams --+
//   pages and their truth --> texts, pieces ---> confusions -------+--> Book
//   garbled pages, mended --> texts, pieces (own) -----------------+
//
// A garbled book teaches itself from what the river is sure of: one round of
// expectation-maximisation in which only confident corrections count (Celeux & Govaert 1992).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.hpp"
#include "channel/estimate.hpp"
#include "correct/knowledge.hpp"
#include "edits/edit.hpp"
#include "learn/new_words.hpp"
#include "learn/steady_forms.hpp"

namespace chamra {

/// What is learnt from. `own`: mended by the program itself, so that its words count less and those
/// seen once not at all.
struct Lessons {
  std::vector<std::u32string> texts;  // clean paragraphs, canonical
  std::vector<AlignedPair> pieces;
  bool own = false;
  std::vector<BookWord> kept;  // words that are spelled so on purpose, though none knows them

  void add_trusted(std::string_view page);
  void add_pair(std::string_view page, std::string_view truth);
  /// What a person read in `seen`, between some letters that stand before and behind it, cut
  /// anywhere: these are no lines to learn from.
  void add_verdict(std::string_view before, std::string_view seen, std::string_view meant,
                   std::string_view behind);
  /// A page, or a window of one, with what the river proposes for it; proposals below `sure` are
  /// left as they stand.
  void add_mended(std::string_view page, std::span<const Edit> edits, double sure = 0.9);
  /// All pages of a book, but for what is steady in them.
  void add_mended_pages(std::vector<MendedPage> pages, const Knowledge& knowledge);
  [[nodiscard]] std::size_t letters() const;
};

/// `constant`: confusions that nearly every place shows, as fonts with a wrong code table do.
struct Learnt {
  Book book;
  NewWords words;
  std::vector<ConfusionCount> constant;
};

/// What `lessons` teach beyond `known`, over the language in `knowledge` (whose book, if any, does
/// not count). Deterministic; time linear in the lessons. More than one of `jobs` makes it faster
/// and changes nothing else.
[[nodiscard]] Learnt learn(const Lessons& lessons, const Book& known, const Knowledge& knowledge,
                           unsigned jobs);

}  // namespace chamra
