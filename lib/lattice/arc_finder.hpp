// SPDX-License-Identifier: Apache-2.0
// Words that may have been meant from a place on: the trie is walked together with the page, paying
// for every difference by the confusion table, under a bound that grows with what has been read.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "channel/confusion_table.hpp"
#include "lattice/find_memory.hpp"
#include "lattice/misreadings.hpp"
#include "lattice/paragraph.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

/// `word` may have been meant by text[begin, end); `cost` in nats is what the channel takes for it,
/// and later what else speaks against it.
struct Arc {
  std::uint32_t begin = 0, end = 0;
  WordId word = word::unknown;
  float cost = 0;
  bool changed = false;
};

/// How wide to search, in nats. Wider finds more and costs time.
struct SearchWidth {
  float base = 10, per_letter = 1.5F,
        most = 20;  // bound after k letters: min(base + k per_letter, most)
  float lao_letter = 1.6F,
        foreign_run = 9;       // allowance for letters that cannot stand for themselves
  float changed_price = 1.5F;  // on every changed word: OCR is mostly right
  float short_price = 1;       // more for each letter that a changed word is shorter than four
  // Errors come in bursts: where one letter of a word is wrong the next is likely so. Of a word's
  // cost beyond `burst_from` only this share counts.
  float burst_from = 12, burst_share = 0.4F;
  // A word is given up once its cost, the best of its kind included, is this much and more.
  float hopeless = 16, hopeless_letter = 2;
  float slack = 3;          // a word may cost this much more than reading letter by letter
  unsigned steps = 6000;    // for one place: bounds the worst case
  bool as_written = false;  // words as they stand only
  friend bool operator==(const SearchWidth&, const SearchWidth&) = default;
};

class ArcFinder {
 public:
  ArcFinder(const Lexicon& lexicon, const WordModel& words, const ConfusionTable& confusions);

  [[nodiscard]] bool empty() const { return lexicon_.empty(); }
  /// Turns to another page.
  void restart();
  /// Turns to another paragraph, which must outlive the search in it.
  void open(const Paragraph& paragraph);

  /// Appends the words that may begin at `begin`. Not thread-safe: holds scratch memory.
  void find(std::uint32_t begin, const SearchWidth& width, std::vector<Arc>& out);

 private:
  struct Place {
    Lexicon::Node node;
    std::uint32_t at;
    float cost, allowance;
    bool changed;
  };
  /// What a word finds ahead on the page, whichever it is.
  struct Ahead;
  void look_up();
  [[nodiscard]] unsigned kind_of(const SearchWidth& width);
  std::span<const Found> found_from_here();
  std::span<const Found> remembered();
  void read_as_written();
  void search(bool careful);
  void visit(Place place);
  bool read_on(Place& place);
  bool pass_break(Place& place);
  /// Where the page may lead from a place if some letters of it, or none, are misread: to `letters`
  /// further on, while all costs together are at most `most`.
  struct Way {
    const Confusion *meant, *meant_end;
    std::uint32_t letters;
    float allowance, most;
  };
  void read_otherwise(const Place& place, Ahead& ahead);
  void read_meant(const Place& place, const Way& way);
  void read_as(const Place& place, const Confusion& confusion, const Ahead& ahead);
  struct Ahead {
    std::uint64_t search;
    const Misreadings::Place* misread;
    Symbol letter;  // as it stands; 0: none that a word could go on with
    bool line_break, foreign;
    float affordable, hopeless;  // costs, that of what comes included, above which to give up
    std::uint32_t way_count;     // 0: not yet asked for
    std::array<Way, longest_packed + 1> ways;
  };
  Ahead& ahead_of(const Place& place, Ahead& own);
  void look_ahead(const Place& place, Ahead& ahead);
  void find_ways(const Place& place, Ahead& ahead) const;
  [[nodiscard]] Way way_of(const Place& place, const Misreading& misreading) const;
  /// The page may say from here on what it does not, and a word goes on so.
  [[nodiscard]] static bool may_branch(const TrieNode& node, float cost, const Ahead& ahead);
  void read_foreign(const Place& place);
  void guess(const Place& place, std::uint32_t end, float cost, unsigned letters);
  void record(const Place& place);
  void add(const Found& found);
  void look_at(std::uint32_t end) { looked_at_ = std::max(looked_at_, end); }
  [[nodiscard]] float hopeless_at(std::uint32_t at) const;
  [[nodiscard]] float bound(std::uint32_t at, float allowance) const;
  [[nodiscard]] Lexicon::Node descend(Lexicon::Node node, Packed meant) const;
  bool is_news(const Place& place);

  struct Memo {
    std::uint64_t key = 0;
    float cost = 0;
  };
  const Lexicon& lexicon_;
  const ConfusionTable& confusions_;
  WordModel words_;
  std::vector<Memo> memo_;
  std::uint64_t generation_ = 0;
  const Paragraph* paragraph_ = nullptr;
  Misreadings misreadings_;  // of the paragraph, once `looked_up_`
  bool looked_up_ = false;
  bool careful_ = false;                     // never come twice
  std::vector<FindMemory::Letter> letters_;  // of the paragraph, once `looked_up_`
  FindMemory memory_;
  std::vector<SearchWidth> kinds_{SearchWidth()};  // of searches in memory
  std::uint32_t begin_ = 0;
  SearchWidth width_;
  unsigned kind_ = 0;  // of `width_`
  std::vector<Found> found_;
  std::array<Ahead, 32> ahead_{};  // by letters from `begin_`
  std::uint32_t looked_at_ = 0;    // no letter from here on was looked at
  unsigned steps_ = 0;
  std::vector<Arc>* out_ = nullptr;
  std::size_t first_ = 0;
};

}  // namespace chamra
