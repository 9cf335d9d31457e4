// SPDX-License-Identifier: Apache-2.0
// The best reading of a paragraph and how sure every part of it is.
//
// Forward beam search over (place, language model state), then the backward pass over the same
// edges: the posterior of an arc is the share of all paths that go through it. Source: Jelinek
// 1997, chapter 5; Ney & Aubert 1994 (lattices).
#pragma once

#include <vector>

#include "channel/word_confusions.hpp"
#include "lattice/arc_finder.hpp"

namespace chamra {

struct DecoderOptions {
  SearchWidth width;                   // where the page is in doubt
  SearchWidth sure_width{3, 0.3F, 5};  // where it reads well
  float doubt = 2.6F;                  // nats a letter above which a word as written is in doubt
  float beam = 9;                      // nats behind the best of a place
  std::size_t most_states = 8;         // of a place
  float whole_word_price = 1.5F;       // on a word the book has shown to be seen so
  float unknown_start = 0;             // to begin a stretch of no known word
  float language_scale = 1;
  float posterior_scale =
      0.7F;  // path costs are over-sure: letters of one page are not independent evidence
};

/// An arc with its posterior. Stretches read letter by letter have word::unknown; barriers their
/// token.
struct Reading {
  Arc arc;
  float posterior = 0;
};

struct Decoded {
  std::vector<Reading> best;  // covers the paragraph but for blanks and breaks between words
  std::vector<Reading> arcs;  // all word arcs with a posterior worth telling (>= 1e-3), by begin
};

/// What the search knows; all must outlive it.
struct Sources {
  const Lexicon& lexicon;
  WordModel words;
  const ConfusionTable& confusions;
  const WordConfusions& whole_words = no_word_confusions;

  static const WordConfusions no_word_confusions;
};

class Decoder {
 public:
  Decoder(const Sources& sources, const DecoderOptions& options);

  /// Linear in the paragraph; memory about 5 kB a letter. Not thread-safe: holds scratch memory.
  Decoded decode(const Paragraph& paragraph);

 private:
  struct State {
    WordState memory;
    float best = 0, sum = 0;  // minus log: cheapest way here, all ways here
    std::uint32_t back = 0;   // edge of the cheapest way
    bool in_unknown = false;
  };
  struct Edge {
    std::uint32_t from, to, arc;
    float cost;
  };

  Decoded search(const Paragraph& paragraph);
  void find_doubts(const Paragraph& paragraph);
  void expand(const Paragraph& paragraph, std::uint32_t at);
  void add_whole_words(const Paragraph& paragraph, std::uint32_t at);
  void expand_words(const Paragraph& paragraph, std::uint32_t at,
                    const std::vector<std::uint32_t>& states);
  void expand_unknown(const Paragraph& paragraph, std::uint32_t at,
                      const std::vector<std::uint32_t>& states);
  void close_unknown(std::uint32_t at);
  void prune(std::uint32_t at);
  void step(std::uint32_t from, std::uint32_t to_place, const WordState& memory, bool in_unknown,
            std::uint32_t arc, float cost);
  Decoded finish(const Paragraph& paragraph);
  std::vector<float> arc_costs();

  WordModel words_;
  const WordConfusions& whole_words_;
  ArcFinder finder_;
  DecoderOptions options_;
  bool as_written_ = false;
  std::vector<bool> doubtful_;  // by letter
  std::vector<Arc> arcs_;
  std::vector<State> states_;
  std::vector<Edge> edges_;
  std::vector<std::vector<std::uint32_t>> places_;
  std::uint32_t last_place_ = 0;
};

}  // namespace chamra
