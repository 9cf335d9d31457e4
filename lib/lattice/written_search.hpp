// SPDX-License-Identifier: Apache-2.0
// The first pass: a paragraph cut into known words as they stand, and unknown stretches.
//
// Most of a page is read by this alone, so that it keeps no more than the cheapest way to each
// state, and two states of a place. Source: Viterbi 1967.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "lattice/arc_finder.hpp"
#include "lattice/decoder_options.hpp"
#include "lattice/paragraph.hpp"
#include "lattice/passing.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

/// `cost`: minus log probability of the word, in nats, after `before`. Stretches read letter by
/// letter have word::unknown; barriers their token.
struct WrittenWord {
  Arc arc;
  float cost;
  WordState before;
};

class WrittenSearch {
 public:
  WrittenSearch(const WordModel& words, const DecoderOptions& options)
      : words_(words), options_(options) {}

  /// The words of the cheapest way through `paragraph`, to which `finder` is turned; `start`: what
  /// stands before it. They cover it but for blanks and breaks between words; none where there is
  /// no way. Valid until the next run. Linear in the paragraph. Not thread-safe: holds scratch
  /// memory.
  const std::vector<WrittenWord>& run(const Paragraph& paragraph, const WordState& start,
                                      ArcFinder& finder);

  /// What the last search found it to cost to come to `at`, or over it; infinity where it did not.
  [[nodiscard]] float cost_at(std::uint32_t at) const { return reach(places_[at]); }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  struct State {
    WordState memory;
    float best = 0;            // minus log of the cheapest way here
    float word = 0;            // of it the last word, without weight
    std::uint32_t back = 0;    // the state before
    std::uint32_t arc = none;  // that led here; none for blanks and letters
    std::uint32_t place = 0;
    std::uint32_t next = none;  // of the same place
    bool in_unknown = false;
  };
  struct Place {
    std::uint32_t first = none, last = none;      // states, in the order they came
    std::uint32_t arc_begin = none, arc_end = 0;  // words that begin here, once looked up
    float best = 0, passing = 0;  // of the cheapest way here, and over here, as far as is known
  };
  /// A way on to another place.
  struct Step {
    std::uint32_t from, to_place, arc;
    float cost, word;
    bool in_unknown;
  };

  [[nodiscard]] static float reach(const Place& place) {
    return std::min(place.best, place.passing);
  }
  void open(const WordState& start);
  void expand(std::uint32_t at);
  void pass_blank(std::uint32_t from, std::uint32_t at);
  void pass_barrier(std::uint32_t at);
  void expand_words(std::uint32_t from, const Place& here);
  void expand_unknown(std::uint32_t from, std::uint32_t end, float letters);
  void close_unknown(std::uint32_t at);
  void keep_best(std::uint32_t at);
  void step(const Step& step, const WordState& memory);
  void add(const Step& step, const WordState& memory, float best);
  void ask_ahead(std::uint32_t at, const WordState& memory);
  void look_up(std::uint32_t at);
  void trace();

  WordModel words_;
  DecoderOptions options_;
  ArcFinder* finder_ = nullptr;
  const Paragraph* paragraph_ = nullptr;
  std::vector<Arc> arcs_;
  std::vector<State> states_;
  std::vector<Place> places_;
  std::uint32_t at_ = 0, last_place_ = 0;  // the place that is left now
  std::vector<std::uint32_t> kept_;        // its states that are followed
  std::vector<WrittenWord> found_;
};

}  // namespace chamra
