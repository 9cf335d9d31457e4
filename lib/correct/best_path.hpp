// SPDX-License-Identifier: Apache-2.0
// The reading of a paragraph as findings are made of it: its words, what is asked about them, and
// how a stretch of it becomes an edit.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "correct/finding.hpp"
#include "correct/knowledge_tables.hpp"
#include "correct/other_readings.hpp"
#include "correct/path_figures.hpp"
#include "edits/edit.hpp"
#include "lattice/decoder.hpp"
#include "text/page.hpp"

namespace chamra {

constexpr std::size_t most_candidates = 5;

/// All references must outlive this, and `decoder` must not decode meanwhile. Spans are of letters
/// of the paragraph, `k` is by word.
class BestPath {
 public:
  /// `paragraph` begins at letter `offset` of `page`.
  BestPath(const Page& page, std::uint32_t offset, std::string_view window,
           const Paragraph& paragraph, const Decoded& decoded, const KnowledgeTables& tables,
           Decoder& decoder)
      : page_(page),
        offset_(offset),
        window_(window),
        paragraph_(paragraph),
        decoded_(decoded),
        tables_(tables),
        figures_(decoded, tables.words()),
        others_(decoder, paragraph, decoded, tables) {}

  [[nodiscard]] std::size_t size() const { return decoded_.best.size(); }
  [[nodiscard]] const Reading& operator[](std::size_t k) const { return decoded_.best[k]; }
  /// Of words [first, last).
  [[nodiscard]] CharSpan span_of(std::size_t first, std::size_t last) const {
    return {decoded_.best[first].arc.begin, decoded_.best[last - 1].arc.end};
  }
  /// Does word `k` begin where the one before it ends?
  [[nodiscard]] bool touches(std::size_t k) const {
    return decoded_.best[k].arc.begin == decoded_.best[k - 1].arc.end;
  }
  [[nodiscard]] bool has_lao(std::size_t k) const;
  [[nodiscard]] bool is_changed(std::size_t k) const;

  /// As it stands on the page.
  [[nodiscard]] std::u32string_view text(CharSpan span) const {
    return paragraph_.text.substr(span.begin, span.size());
  }
  /// As words and names are spelled.
  [[nodiscard]] float nats_a_letter(CharSpan span) const;
  /// See PathFigures.
  [[nodiscard]] double language(std::size_t k) { return figures_.language(k); }
  [[nodiscard]] double rival(CharSpan span) { return figures_.rival(span); }
  [[nodiscard]] std::optional<double> likeliest_change(CharSpan span) {
    return figures_.likeliest_change(span);
  }
  /// See OtherReadings.
  [[nodiscard]] double fit(std::size_t k) { return others_.fit(k); }
  [[nodiscard]] std::vector<WordRange> parts(WordRange doubted, WordRange room) {
    return others_.parts(doubted, room);
  }

  /// Log of the share of letters that changes make up, words [first, last) left out. Where few
  /// letters are around it is about that of a page of middling noise.
  [[nodiscard]] double around(std::size_t first, std::size_t last);

  /// The likeliest other readings of `words`, at most `most_candidates`, best first, line breaks
  /// kept.
  [[nodiscard]] std::vector<Alternative> alternatives(WordRange words, Rivals rivals);
  [[nodiscard]] Edit edit(CharSpan span, Reason reason, double sure) const;

  [[nodiscard]] const Decoded& decoded() const { return decoded_; }
  [[nodiscard]] const KnowledgeTables& tables() const { return tables_; }

 private:
  [[nodiscard]] std::vector<Candidate> candidates(WordRange words, Rivals rivals, std::size_t most);
  [[nodiscard]] double changed_letters(std::size_t first, std::size_t last) const;

  const Page& page_;
  std::uint32_t offset_;
  std::string_view window_;
  const Paragraph& paragraph_;
  const Decoded& decoded_;
  const KnowledgeTables& tables_;
  PathFigures figures_;
  OtherReadings others_;
  std::optional<double> changed_letters_;  // of all words
};

/// `meant` with the line breaks of `before` put back, each at the same share of the letters.
[[nodiscard]] std::u32string with_breaks(std::u32string_view before, std::u32string_view meant);

}  // namespace chamra
