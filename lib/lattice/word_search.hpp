// SPDX-License-Identifier: Apache-2.0
// The walk through trie and page together: which words may have been meant from one letter on.
//
// Letter by letter of the page, all nodes of the trie that can be reached there are gone through
// before the next letter, each once, at the least cost of all ways to it. Nodes lie far apart in
// memory: each is asked for when it is put on the list, and has come when its turn does.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "channel/confusion_table.hpp"
#include "lattice/misreadings.hpp"
#include "lattice/paragraph.hpp"
#include "lattice/search_width.hpp"
#include "lexicon/lexicon.hpp"

namespace chamra {

/// A word that may have been meant by the next `letters` letters of the page at `cost` nats.
struct Found {
  WordId word;
  std::uint32_t letters;
  float cost;
  bool changed;
};

class WordSearch {
 public:
  /// Both must outlive this.
  WordSearch(const Lexicon& lexicon, const ConfusionTable& confusions);

  /// Turns to another paragraph, which must outlive the search in it.
  void open(const Paragraph& paragraph) { paragraph_ = &paragraph; }
  /// All words that stand there as they are; valid until the next call.
  std::span<const Found> find_as_written(std::uint32_t begin);

  /// `rivals`, one more than letters and never falling: what it costs to read the first k letters
  /// otherwise. To be told, and to outlive the search, before any find.
  void expect(std::span<const float> rivals);
  /// Words that may begin at `begin`, one perhaps several times; valid until the next call. Of
  /// words that are not as written those alone that are no more than `width.headroom` nats dearer
  /// than their rivals. Takes `width.steps` nodes at most.
  std::span<const Found> find(std::uint32_t begin, const SearchWidth& width);

  /// Letters from `begin` on that the last search looked at, the end of the page counting as one.
  [[nodiscard]] std::uint32_t looked_at() const { return looked_at_ - begin_; }

 private:
  /// A node of the trie, reached at some letter of the page.
  struct Place {
    Lexicon::Node node;
    float cost, allowance;
    bool changed;
    Packed rest = 0;  // letters of what was meant there that are still to be walked down
  };
  /// Where the page may lead if some letters of it, or none, are misread: to `letters` further on.
  struct Way {
    const Meanings* meant;
    std::uint32_t letters;
    float allowance;       // for what the letters are
    float most, hopeless;  // see bound and hopeless_at, of where it leads
  };
  /// What every word finds ahead on the page, at the letter whose turn it is.
  struct Ahead {
    std::uint64_t search = 0;  // that it is known for
    std::uint32_t at = 0;
    const Misreadings::Place* misread = nullptr;
    Seen letter = seen::other;
    bool foreign = false;
    bool open = false;                      // words may go on in other ways than the following
    LetterMarks mark = 0;                   // of the letter
    float hopeless = 0, hopeless_next = 0;  // here, at the next letter
    std::vector<Way> ways;
    // Of all ways: the letters they begin with, and perhaps others; the highest bounds.
    const FirstLetters* first_letters = nullptr;
    float most = 0, most_hopeless = 0;
    float most_word = 0;  // cost of a changed word that ends here, without its prices
  };
  /// All that is meant by nothing at all on the page, before its first letter: the same for all
  /// searches of a width.
  struct Start {
    SearchWidth width;
    std::vector<Place> places;  // in order
    unsigned steps;             // that it takes to find them
  };
  /// Where the first letter leads from there, by itself: the same wherever it stands, so long as as
  /// much is hoped for behind it.
  struct Opening {
    std::size_t start = 0;
    Seen letter = seen::other;
    float hopeless = 0;
    std::vector<Place> places;
    unsigned steps = 0;
  };
  /// The last that was put on a list under a key.
  struct Memo {
    std::uint64_t key = 0;
    std::uint32_t index = 0;
  };

  void read_as_written();
  void walk();
  bool begin_as_before();
  [[nodiscard]] std::size_t start_of_width();
  void find_start(Start& start);
  const Opening& opening_of(std::size_t start);
  void find_opening(Opening& opening);
  void take_over(const std::vector<Place>& places);
  void read_longer(const Start& start);
  Ahead& ahead_of(std::uint32_t at);
  void look_ahead(std::uint32_t at, Ahead& ahead);
  void find_ways(Ahead& ahead, unsigned least);
  void add_way(Ahead& ahead, const Misreading& misreading);
  [[nodiscard]] Way way_of(std::uint32_t at, const Misreading& misreading) const;
  [[nodiscard]] static const FirstLetters::Set* affordable_ways(const Ahead& ahead, float cost,
                                                                float best, float allowance);
  bool leads_on(std::uint32_t at, const Place& place, Glance glance);
  bool may_lead_on(std::uint32_t at, const Place& place, Glance glance);
  void visit(const Place& place);
  void read_on(const Place& place);
  void read_misread(const Place& place, const TrieNode& node);
  void read_meant(const Place& place, const TrieNode& node, const Way& way);
  void read_foreign(const Place& place);
  [[nodiscard]] bool is_affordable(const Place& place, std::uint32_t at) const;
  void guess(const Place& place, std::uint32_t heard, std::uint32_t end, unsigned guesses);
  void guessed(const Place& place, std::uint32_t heard, std::uint32_t end, unsigned guesses);
  /// The letter behind the blanks and the one line break at `at`; `at` when a word cannot go on.
  [[nodiscard]] std::uint32_t behind_break(std::uint32_t at);
  bool is_worth_listing(float cost, float best, float hopeless);
  void put_hopeful(std::uint32_t at, const Place& place, float hopeless);
  void put(std::uint32_t at, const Place& place);
  [[nodiscard]] Memo& memo_of(std::uint64_t key) {
    return memo_[((key & 0xFFFFFFFFU) * 0x9E3779B97F4A7C15ULL) >> 53U];
  }
  [[nodiscard]] std::uint64_t key_of(std::uint32_t k, Lexicon::Node node) const {
    return generation_ << 32U | static_cast<std::uint64_t>(k) << 24U | node;
  }
  void append(std::uint32_t k, const Place& place);
  void record(std::uint32_t at, const TrieNode& node, const Place& place);
  void look_at(std::uint32_t end) { looked_at_ = std::max(looked_at_, end); }
  [[nodiscard]] bool may_end_at(std::uint32_t at) const {
    return at != begin_ && paragraph_->word_may_end_at(at);
  }
  [[nodiscard]] float without_bursts(float cost) const;
  [[nodiscard]] float prices(std::uint32_t letters) const;
  [[nodiscard]] float price_of_swallowed(WordId word, std::uint32_t letters) const;
  [[nodiscard]] float bound(std::uint32_t at) const;
  [[nodiscard]] float rival(std::uint32_t at) const { return rivals_[at] - rivals_[begin_]; }
  [[nodiscard]] float hopeless_at(std::uint32_t at) const;
  void descend(const Place& from);
  void read_letters(const Place& place, const TrieNode& node, const Way& way, float most,
                    const SymbolSet& letters);
  void read_as(Symbol first, const Place& place, Lexicon::Node node, Glance glance, const Way& way,
               float most);
  /// What is passed by is a step too.
  void pass_by() {
    if (steps_ > 0) --steps_;
  }

  const Lexicon& lexicon_;
  const Paragraph* paragraph_ = nullptr;
  Misreadings misreadings_;
  SearchWidth width_;
  std::span<const float> rivals_;
  std::uint32_t begin_ = 0, looked_at_ = 0;  // no letter from `looked_at_` on was looked at
  unsigned steps_ = 0;
  std::uint64_t generation_ = 0;
  std::uint64_t searches_ = 0;
  bool takes_all_ = false;     // no place is passed by for what it leads to
  std::vector<Ahead> aheads_;  // by letters from `begin_`
  Ahead* ahead_ = nullptr;     // at the list that is gone through
  std::array<std::vector<Place>, longest_word + 1> lists_;  // by letters from `begin_`
  std::uint32_t last_list_ = 0, turn_ = 0;  // the turn within the list that is gone through
  std::vector<Memo> memo_;
  std::vector<Start> starts_;
  std::vector<Opening> openings_;  // by a hash of what they hold for
  std::vector<Found> found_;
};

}  // namespace chamra
