// SPDX-License-Identifier: Apache-2.0
// The words that stand in a paragraph as they are, without those that no neighbours could save.
//
// All words under way are read on letter by letter together, so that what they ask memory for comes
// together too. Then the least costs of the ways to every place, and from it on, each word weighed
// by itself, put most of what might be read out of the question before n-grams are asked. Source:
// forward-backward pruning (Sixtus & Ortmanns 1999).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "lattice/arc.hpp"
#include "lattice/decoder_options.hpp"
#include "lattice/paragraph.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

/// `cost`: minus log of the word by itself, weighed as the search does, in nats, and what line
/// breaks in it cost; `after`: the place where what stands before it ends, blanks and breaks left
/// out.
struct WrittenArc {
  Arc arc;
  float cost = 0;
  std::uint32_t after = 0;
};

class WrittenArcs {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  /// `lexicon` and the models of `words` must outlive this.
  WrittenArcs(const Lexicon& lexicon, const WordModel& words, const DecoderOptions& options);

  /// Turns to `paragraph`. Linear in it. Not thread-safe: holds scratch memory.
  void find(const Paragraph& paragraph);

  /// Words and barriers that end at `at`, longest first.
  [[nodiscard]] std::span<const WrittenArc> ending_at(std::uint32_t at) const {
    return std::span(arcs_).subspan(places_[at].arcs, places_[at + 1].arcs - places_[at].arcs);
  }
  /// Letters of no known word are read part by part: where the part that ends at `at` begins; none
  /// where there is none.
  [[nodiscard]] std::uint32_t stretch_before(std::uint32_t at) const { return places_[at].stretch; }
  /// `at`, or where the blanks and breaks before it begin.
  [[nodiscard]] std::uint32_t before_blanks(std::uint32_t at) const { return places_[at].after; }

 private:
  /// Least costs of the ways to a place, and from there to the end, in nats.
  struct Ways {
    float to, from;
  };
  struct Place {
    Ways word, unknown;     // where no stretch of letters is under way, and where one is
    std::uint32_t arcs;     // the first of those that end here
    std::uint32_t stretch;  // see stretch_before
    std::uint32_t after;    // see before_blanks
  };
  /// A word that may begin at `from`, read so far; `breaks`: what line breaks in it cost.
  struct Walk {
    std::uint32_t from;
    Lexicon::Node node;
    float breaks;
  };

  void open(const Paragraph& paragraph);
  void find_words();
  void come_to(std::uint32_t at);
  std::uint32_t find_barrier(std::uint32_t at);
  std::uint32_t pass_blank(std::uint32_t at);
  void read_letter(std::uint32_t at, bool may_begin);
  void begin_word(std::uint32_t at);
  void read_second(Symbol letter);
  void settle();
  void read_on(Symbol letter);
  void end_words(std::uint32_t at);
  void add(const Arc& arc, float cost);
  void end_stretch(std::uint32_t at);
  void weigh_back();
  void keep_stretch(std::uint32_t at);

  const Lexicon& lexicon_;
  WordModel words_;
  float scale_, start_;  // start: of a stretch of no known word
  float margin_, stretch_margin_;
  // Where words come to by their first letter, and by their first two.
  std::array<Lexicon::Node, symbol_count> first_{};
  std::vector<std::array<Lexicon::Node, symbol_count>> second_;
  const Paragraph* paragraph_ = nullptr;
  std::uint32_t last_place_ = 0;
  std::vector<Place> places_;     // one more than there are, where arcs end
  std::vector<WrittenArc> arcs_;  // by where they end
  std::vector<Walk> walks_;       // by where they begin
  std::uint32_t begun_ = none;    // where a word may begin of which one letter is read
  std::uint32_t stretch_ = none;  // where the part of a stretch begins that has not ended
};

}  // namespace chamra
