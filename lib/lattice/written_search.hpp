// SPDX-License-Identifier: Apache-2.0
// The first pass: a paragraph cut into known words as they stand, and unknown stretches.
//
// Most of a page is read by this alone, so that n-grams are asked only where words by themselves
// leave more than one way, and no more than the cheapest ways to two states of a place are kept.
// Source: Viterbi 1967.
#pragma once

#include <cstdint>
#include <vector>

#include "lattice/decoder_options.hpp"
#include "lattice/paragraph.hpp"
#include "lattice/written_arcs.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

/// `cost`: minus log probability of the word, in nats, after `before`; `reached`: what the whole
/// way up to its end costs. Stretches read letter by letter have word::unknown; barriers their
/// token.
struct WrittenWord {
  Arc arc;
  float cost, reached;
  WordState before;
};

class WrittenSearch {
 public:
  /// `lexicon` and the models of `words` must outlive this.
  WrittenSearch(const Lexicon& lexicon, const WordModel& words, const DecoderOptions& options);

  /// The words of the cheapest way through `paragraph`; `start`: what stands before it. They cover
  /// it but for blanks and breaks between words; none where there is no way. Valid until the next
  /// run. Linear in the paragraph. Not thread-safe: holds scratch memory.
  const std::vector<WrittenWord>& run(const Paragraph& paragraph, const WordState& start);

 private:
  struct State {
    WordState memory;
    float best;          // minus log of the cheapest way here
    float word;          // of it the last word, without weight
    std::uint32_t back;  // the state before that word
    Arc arc;             // that word, or stretch of letters
  };
  /// Numbers of states: from `first` on inside a stretch of letters, from `words` on others.
  struct Place {
    std::uint32_t first = 0, words = 0, end = 0;
  };

  void ask_ahead(std::uint32_t at);
  void ask_ahead(WordId word, std::uint32_t after);
  void come_to(std::uint32_t at);
  void read_stretch(std::uint32_t before, std::uint32_t at);
  void read_arc(const WrittenArc& one, std::uint32_t first);
  void keep_best(std::uint32_t first);
  [[nodiscard]] std::uint32_t cheapest_of(const Place& place) const;
  void trace();

  WrittenArcs arcs_;
  WordModel words_;
  DecoderOptions options_;
  const Paragraph* paragraph_ = nullptr;
  std::vector<State> states_;
  std::vector<Place> places_;
  std::vector<WrittenWord> found_;
};

}  // namespace chamra
