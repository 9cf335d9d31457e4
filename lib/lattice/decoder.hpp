// SPDX-License-Identifier: Apache-2.0
// The best reading of a paragraph and how sure every part of it is.
//
// Forward beam search over (place, language model state), then the backward pass over the same
// edges: the posterior of an arc is the share of all paths that go through it. A first pass reads
// words as they stand; only around those that fit badly is anything else sought. Source: Jelinek
// 1997, chapter 5; Ney & Aubert 1994 (lattices).
#pragma once

#include <utility>
#include <vector>

#include "channel/word_confusions.hpp"
#include "context/surroundings.hpp"
#include "lattice/arc_finder.hpp"

namespace chamra {

struct DecoderOptions {
  SearchWidth width;                        // where the page reads as no known word
  SearchWidth doubtful_width{9, 1.3F, 16};  // where it reads as words that fit badly
  // For the longer words of the book, which are few and the likeliest to be meant.
  SearchWidth recurring_width{.base = 12,
                              .per_letter = 3,
                              .most = 40,
                              .hopeless = 30,
                              .hopeless_letter = 3,
                              .headroom = 12};
  float doubt = 2.6F;             // nats a letter above which a word as written is in doubt
  float beam = 9;                 // nats behind the best of a place
  float passed_over = 3;          // nats behind the ways that pass over a place, above which no
                                  // word is sought that begins there and is not as written
  std::size_t sure_context = 1;   // words searched around what is in doubt
  std::size_t most_states = 8;    // of a place
  float whole_word_price = 1.5F;  // on a word the book has shown to be seen so
  float unknown_start = 0;        // to begin a stretch of no known word
  float language_scale = 1.2F;
  float context_scale = 0.5F;  // of what the words around say: n-grams know the nearest of them too
  float most_context = 3;      // nats that they may say for or against a word, not yet scaled
  float posterior_scale =
      0.85F;  // path costs are over-sure: letters of one page are not independent evidence
  friend bool operator==(const DecoderOptions&, const DecoderOptions&) = default;
};

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
};

/// What the search knows; all must outlive it.
struct Sources {
  const Lexicon& lexicon;
  WordModel words;
  const ConfusionTable& confusions;
  const WordConfusions& whole_words = no_word_confusions;
  const Lexicon& recurring = no_words;       // a part of `lexicon`, numbered as it is; may be empty
  const ContextModel& context = no_context;  // may be empty

  static const WordConfusions no_word_confusions;
  static const Lexicon no_words;
  static const ContextModel no_context;
};

class Decoder {
 public:
  Decoder(const Sources& sources, const DecoderOptions& options);

  [[nodiscard]] const DecoderOptions& options() const { return options_; }

  /// Linear in the paragraph; memory about 5 kB a letter. Not thread-safe: holds scratch memory.
  Decoded decode(const Paragraph& paragraph);

 private:
  enum class Doubt : std::uint8_t { None, Misfit, Unknown };
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

  Decoded search(const Paragraph& paragraph, CharSpan span, const WordState& start);
  void find_doubts(const Paragraph& paragraph, const Decoded& written, const WordState& start);
  [[nodiscard]] Doubt doubt_of(const Paragraph& paragraph, const Arc& arc, float cost);
  [[nodiscard]] Doubt doubt_near(std::size_t k, std::size_t words) const;
  void tell_costs(std::uint32_t size);
  /// Words as written, from `first` up to `last`, that are searched; what was found.
  struct Island {
    std::size_t first, last;
    Decoded read;
    bool undecided;  // not only what is written was found
  };
  void find_islands();
  void read_island(const Paragraph& paragraph, const Decoded& written, Island& island);
  [[nodiscard]] Decoded joined(const Decoded& written) const;
  static void add_written(const Reading& reading, Decoded& out);
  void read_surroundings(const Decoded& read, std::size_t letters);
  void find_arcs(const Paragraph& paragraph, std::uint32_t at);
  void arcs_at(const Paragraph& paragraph, std::uint32_t at);
  void add_arc(const Arc& arc, std::size_t first);
  void weigh_by_context(std::uint32_t first);
  void expand(const Paragraph& paragraph, std::uint32_t at);
  void add_whole_words(const Paragraph& paragraph, std::uint32_t at, std::vector<Arc>& out) const;
  void expand_words(const Paragraph& paragraph, std::uint32_t at,
                    const std::vector<std::uint32_t>& states);
  [[nodiscard]] bool is_worth_following(std::uint32_t from, std::uint32_t arc) const;
  void ask_ahead(std::uint32_t from, std::uint32_t first) const;
  void expand_unknown(const Paragraph& paragraph, std::uint32_t at,
                      const std::vector<std::uint32_t>& states);
  void close_unknown(std::uint32_t at);
  void prune(std::uint32_t at);
  void step(std::uint32_t from, std::uint32_t to_place, const WordState& memory, bool in_unknown,
            std::uint32_t arc, float cost);
  void pass_over(float begin, std::uint32_t end);
  Decoded finish();
  std::vector<float> arc_costs();

  WordModel words_;
  const WordConfusions& whole_words_;
  ArcFinder finder_, recurring_finder_;
  const ContextModel& context_;
  Surroundings surroundings_;
  DecoderOptions options_;
  bool as_written_ = false, in_context_ = false;
  std::vector<Doubt> doubts_;       // by letter
  std::vector<Doubt> word_doubts_;  // by word as written, each its own
  std::vector<WordState> before_;   // each of these words
  std::vector<Island> islands_;
  std::vector<float> written_;  // cost of the first k letters as they stand
  std::vector<Arc> arcs_, more_arcs_;
  std::vector<Arc> found_;  // at first, in islands; from where up to where by letter
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found_at_;
  std::vector<State> states_;
  std::vector<Edge> edges_;
  /// The states of a place; `marks` beside them tell most of them apart without looking.
  struct Place {
    std::vector<std::uint32_t> states, marks;
    float best = 0, passing = 0;  // of the cheapest way here, and over here, as far as is known
  };
  std::vector<Place> places_;
  std::vector<std::pair<float, std::uint32_t>> order_;
  std::uint32_t first_place_ = 0, last_place_ = 0;  // that are searched
  std::uint32_t at_ = 0;                            // the one that is left now
  float behind_ = 0;                                // what is here, what passes over here
};

}  // namespace chamra
