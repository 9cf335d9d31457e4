// SPDX-License-Identifier: Apache-2.0
// The best path through the lattice of a stretch of a page, and how sure every part of it is.
//
// Forward beam search over (place, language model state), then the backward pass over the same
// edges: the posterior of an arc is the share of all paths that go through it. Source: Jelinek
// 1997, chapter 5; Ney & Aubert 1994 (lattices).
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "lattice/arc.hpp"
#include "lattice/decoder_options.hpp"
#include "lattice/mark_index.hpp"
#include "lattice/paragraph.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

/// An arc with its posterior. Stretches read letter by letter have word::unknown; barriers their
/// token.
struct Reading {
  Arc arc;
  float posterior = 0;
};

struct Decoded {
  std::vector<Reading> best;  // covers the paragraph but for blanks and breaks between words
  std::vector<Reading> arcs;  // word arcs with a posterior worth telling (>= 1e-3), by begin; where
                              // nothing is in doubt the best alone
  float noise_price = 0;      // nats that a changed word cost more, or less, for the noise around
};

/// Appends the words that may begin at a place, which is `behind` nats dearer to reach than to pass
/// over.
using OfferArcs = std::function<void(std::uint32_t at, float behind, std::vector<Arc>& out)>;

class BeamSearch {
 public:
  BeamSearch(const WordModel& words, const DecoderOptions& options)
      : words_(words), options_(options) {}

  /// Reads `span`, which begins and ends with words; `start`: what stands before it.
  /// Linear in the span; memory about 5 kB a letter. Not thread-safe: holds scratch memory.
  Decoded run(const Paragraph& paragraph, CharSpan span, const WordState& start,
              const OfferArcs& offer);

 private:
  struct State {
    WordState memory;
    float best = 0, sum = 0;  // minus log: cheapest way here, all ways here
    std::uint32_t back = 0;   // edge of the cheapest way
    std::uint32_t place = 0;
    bool in_unknown = false;
  };
  struct Edge {
    std::uint32_t from, to, arc;
    float cost;
  };
  /// The states of a place; `marks` beside them tell most of them apart without looking.
  struct Place {
    std::vector<std::uint32_t> states;
    MarkIndex marks;
    float best = 0, passing = 0;  // of the cheapest way here, and over here, as far as is known
  };

  void expand(const Paragraph& paragraph, std::uint32_t at, const OfferArcs& offer);
  void expand_words(std::uint32_t at, const std::vector<std::uint32_t>& states,
                    const OfferArcs& offer);
  [[nodiscard]] float worst_kept(const Place& place) const;
  [[nodiscard]] bool is_hopeless(std::uint32_t from, std::uint32_t to_place, float cost) const;
  [[nodiscard]] bool is_worth_following(std::uint32_t from, std::uint32_t arc) const;
  void ask_ahead(std::uint32_t from, std::uint32_t first) const;
  void expand_unknown(const Paragraph& paragraph, std::uint32_t at,
                      const std::vector<std::uint32_t>& states);
  void close_unknown(std::uint32_t at);
  void prune(std::uint32_t at);
  void pass_over(float begin, std::uint32_t end);
  void step(std::uint32_t from, std::uint32_t to_place, const WordState& memory, bool in_unknown,
            std::uint32_t arc, float cost);
  Decoded finish();
  std::vector<float> arc_costs();

  WordModel words_;
  DecoderOptions options_;
  std::vector<Arc> arcs_;
  std::vector<State> states_;
  std::vector<Edge> edges_;
  std::vector<Place> places_;
  std::vector<std::pair<float, std::uint32_t>> order_;
  std::uint32_t first_place_ = 0, last_place_ = 0;  // that are searched
  std::uint32_t at_ = 0;                            // the one that is left now
  float behind_ = 0;                                // what is here, what passes over here
};

}  // namespace chamra
