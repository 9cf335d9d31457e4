// SPDX-License-Identifier: Apache-2.0
// What else a stretch of a page may read: a search of its own, that passes over nothing,
// where a person is asked to choose.
//
// All words that may have been meant anywhere in the stretch are put together, from its beginning
// to its end, by the cheapest way to each text: what the channel takes for them, what they cost
// after the words before the stretch, how well they fit among the words around, and what the words
// behind the stretch cost after them. Source: n-best lists, Schwartz & Chow 1990.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "context/surroundings.hpp"
#include "correct/candidates.hpp"
#include "correct/knowledge_tables.hpp"
#include "lattice/decoder.hpp"

namespace chamra {

/// Words [first, last) of the best path.
struct WordRange {
  std::size_t first = 0, last = 0;
  friend bool operator==(WordRange, WordRange) = default;
};

class OtherReadings {
 public:
  /// All must outlive this; `decoder` must not decode meanwhile. Nothing is searched until it is
  /// asked for.
  OtherReadings(Decoder& decoder, const Paragraph& paragraph, const Decoded& decoded,
                const KnowledgeTables& tables)
      : decoder_(decoder),
        paragraph_(paragraph),
        decoded_(decoded),
        tables_(tables),
        words_(tables.words()) {}

  /// The `most` likeliest readings of `words`, what is written among them, best first; line breaks
  /// are left out. A posterior is the share among these. None for more than 48 letters.
  /// Cost: about a millisecond.
  std::vector<Candidate> of(WordRange words, std::size_t most);

  /// The words `doubted`, cut where most of what else they may read has a word end, and joined with
  /// the words beside them that `room` has, if hardly anything has a word end there.
  /// Cost: as of a search.
  std::vector<WordRange> parts(WordRange doubted, WordRange room);

  /// How well word `k` fits among the words around, in nats.
  float fit(std::size_t k);

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  /// A way from the beginning of the stretch to some place of it.
  struct Way {
    WordState memory;
    float cost = 0;
    std::uint64_t text = 0;                 // a hash of all its letters
    std::uint32_t back = none, arc = none;  // that led here; no arc: letters as they stand
    std::uint32_t place = 0;
    bool in_unknown = false;
  };

  [[nodiscard]] CharSpan span_of(WordRange words) const {
    return {decoded_.best[words.first].arc.begin, decoded_.best[words.last - 1].arc.end};
  }
  [[nodiscard]] std::vector<std::uint32_t>& at(std::uint32_t place) {
    return at_[place - span_.begin];
  }
  [[nodiscard]] std::u32string written_text() const;
  Surroundings& surroundings();
  void search(WordRange words);
  [[nodiscard]] WordState before(std::size_t first) const;
  void expand(std::uint32_t place);
  void expand_words(std::uint32_t place);
  void expand_unknown(std::uint32_t place);
  [[nodiscard]] bool is_unknown(std::uint32_t place) const;
  void pass_gap(std::uint32_t place);
  void pass_barrier(std::uint32_t place);
  void find_arcs(std::uint32_t place);
  void keep_likeliest_arcs();
  void step(std::uint32_t from, std::uint32_t to, Way way);
  void keep_best(std::uint32_t place, std::size_t most);
  void add_words_behind(std::size_t last);
  [[nodiscard]] std::u32string text_of(std::uint32_t way) const;
  [[nodiscard]] std::u32string letters_of(const Way& step) const;
  [[nodiscard]] std::vector<double> share_of_borders(WordRange room) const;

  Decoder& decoder_;
  const Paragraph& paragraph_;
  const Decoded& decoded_;
  const KnowledgeTables& tables_;
  WordModel words_;
  std::optional<Surroundings> surroundings_;
  bool open_ = false;  // the decoder is turned to the paragraph
  CharSpan span_;
  std::vector<Arc> arcs_, found_;
  std::vector<Way> ways_;
  std::vector<std::vector<std::uint32_t>> at_;  // ways by place
};

}  // namespace chamra
