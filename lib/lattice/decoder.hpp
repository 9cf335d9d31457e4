// SPDX-License-Identifier: Apache-2.0
// The best reading of a paragraph and how sure every part of it is.
//
// Forward beam search over (place, language model state), then the backward pass over the same
// edges: the posterior of an arc is the share of all paths that go through it. A first pass reads
// words as they stand; only around those that fit badly is anything else sought. How many they are
// tells how soon others are doubted, and what a change costs. Source: Jelinek 1997, chapter 5; Ney
// & Aubert 1994 (lattices).
#pragma once

#include <utility>
#include <vector>

#include "channel/word_confusions.hpp"
#include "context/surroundings.hpp"
#include "lattice/arc_finder.hpp"
#include "lattice/beam_search.hpp"
#include "lattice/decoder_options.hpp"
#include "lattice/read_memory.hpp"
#include "lattice/written_search.hpp"

namespace chamra {

/// What the search knows; all must outlive it.
struct Sources {
  const Lexicon& lexicon;
  WordModel words;
  const ConfusionTable& confusions;
  const WordConfusions& whole_words = no_word_confusions;
  const Lexicon& recurring = no_words;       // a part of `lexicon`, numbered as it is; may be empty
  const Lexicon& common = no_words;          // likewise
  const ContextModel& context = no_context;  // may be empty

  static const WordConfusions no_word_confusions;
  static const Lexicon no_words;
  static const ContextModel no_context;
};

/// The words of the best path where they stand, as contexts were learnt from: punctuation in a row
/// is one.
[[nodiscard]] std::vector<PlacedWord> placed_words(const Decoded& decoded);

class Decoder {
 public:
  Decoder(const Sources& sources, const DecoderOptions& options);

  [[nodiscard]] const DecoderOptions& options() const { return options_; }

  /// Linear in the paragraph; memory about 5 kB a letter, and 16 MB of what was read before. Not
  /// thread-safe: holds scratch memory.
  Decoded decode(const Paragraph& paragraph);

  /// Turns to `paragraph`, which must outlive the search in it, to be asked for all that may have
  /// been meant there, likely or not, until the next `decode`. Linear in the paragraph.
  /// `noise_price`: as the paragraph was decoded with.
  void open_wide(const Paragraph& paragraph, float noise_price);
  /// Appends the words that may begin at `at`; those that are not as written where they are about
  /// as cheap as the letters one by one. Cost: up to a millisecond, unless it was asked before.
  void find_wide(std::uint32_t at, std::vector<Arc>& out);

 private:
  enum class Doubt : std::uint8_t { None, Misfit, Unknown };
  /// Words as written, from `first` up to `last`, that are searched; what was found.
  struct Island {
    std::size_t first, last;
    Decoded read;
    bool undecided;  // a change is neither sure nor out of the question
  };

  void open(const Paragraph& paragraph);
  /// See ArcFinder::expect.
  void expect(std::span<const float> costs);
  Decoded read(const Paragraph& paragraph);
  void find_doubts(const Paragraph& paragraph);
  void doubt_sooner();
  [[nodiscard]] float share_in_doubt() const;
  [[nodiscard]] Doubt doubt_of(const Paragraph& paragraph, const WrittenWord& word);
  [[nodiscard]] Doubt doubt_near(std::size_t k, std::size_t words) const;
  void tell_costs(std::uint32_t size);
  void find_islands();
  void read_island(const Paragraph& paragraph, Island& island);
  [[nodiscard]] Decoded joined() const;
  static void add_written(const Arc& arc, Decoded& out);

  void offer(const Paragraph& paragraph, std::uint32_t at, float behind, std::vector<Arc>& out);
  void find_arcs(const Paragraph& paragraph, std::uint32_t at, float behind, std::vector<Arc>& out);
  [[nodiscard]] float behind_by(float behind) const;
  void find_common(std::uint32_t at, float behind, std::vector<Arc>& out);
  void add_more_arcs(const Paragraph& paragraph, std::uint32_t at, std::size_t first,
                     std::vector<Arc>& out);
  void add_noise_price(std::size_t first, std::vector<Arc>& out) const;
  static void add_arc(const Arc& arc, std::size_t first, std::vector<Arc>& out);
  void weigh_by_context(std::size_t first, std::vector<Arc>& out);
  void add_whole_words(const Paragraph& paragraph, std::uint32_t at, std::vector<Arc>& out) const;

  WordModel words_;
  const WordConfusions& whole_words_;
  ArcFinder finder_, recurring_finder_, common_finder_;
  const ContextModel& context_;
  Surroundings surroundings_;
  DecoderOptions options_;
  WrittenSearch written_search_;
  BeamSearch beam_;
  ReadMemory memory_;
  const Paragraph* paragraph_ = nullptr;  // that is searched widely
  bool in_context_ = false;
  std::vector<Doubt> doubts_;       // by letter
  std::vector<bool> begins_word_;   // by letter, of words as written
  std::vector<Doubt> word_doubts_;  // by word as written, each its own
  float noise_ = 0;                 // share of the letters of words that are in doubt
  float noise_price_ = 0;           // see Decoded, of the paragraph that is read or open
  const std::vector<WrittenWord>* written_words_ = nullptr;
  std::vector<Island> islands_;
  std::vector<float> written_costs_;  // of the first k letters as they stand
  std::vector<Arc> more_arcs_;
  std::vector<Arc> found_;  // at first, in islands; from where up to where by letter
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found_at_;
};

}  // namespace chamra
