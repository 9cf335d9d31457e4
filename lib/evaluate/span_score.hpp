// SPDX-License-Identifier: Apache-2.0
// What became of annotated spans in a corrected page, and what was changed outside them.
//
// A span is judged by optimal alignments of the corrected page with the true page and with the OCR
// page: it is fixed when some alignment turns it into exactly its truth, kept when some alignment
// leaves it as OCR had it, else wrong.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "align/align.hpp"
#include "base/span.hpp"

namespace chamra::evaluate {

enum class Verdict : std::uint8_t { Fixed, Wrong, Kept };

/// One annotated span; both sides hold the same letters where it is unreadable.
struct SpanPlace {
  CharSpan in_ocr, in_truth;
  bool readable = true;
};

/// The three readings of a page, made comparable; outside the places `ocr` and `truth` are the
/// same.
struct AnnotatedPage {
  std::u32string ocr, truth, fixed;
  std::vector<SpanPlace> places;
};

/// The readings without the unreadable places, for error rates.
struct Readable {
  std::u32string ocr, truth, fixed;
};

/// Changes outside the spans: letters that stand neither as in the truth nor as in the OCR, and how
/// many separate stretches of them there are.
struct CleanChanges {
  std::size_t regions = 0, changed = 0, letters = 0;
};

struct SpanScore {
  std::vector<std::optional<Verdict>> verdicts;  // one for each place, none for unreadable ones
  Readable readable;
};

[[nodiscard]] SpanScore score_spans(const AnnotatedPage& page);

/// Only for pages folded piece by piece, so that the letters between two places are the same on
/// both sides.
[[nodiscard]] CleanChanges count_clean_changes(const AnnotatedPage& page);

/// May letters that were inserted at an edge of the span stay outside it?
struct Edges {
  bool loose_left = false, loose_right = false;
};

/// Do optimal alignments allow that a span, whose two boundaries cross as given, reads `wanted` in
/// `other`?
[[nodiscard]] bool reads_as(const Crossing& begin, const Crossing& end, std::u32string_view other,
                            std::u32string_view wanted, Edges edges);

}  // namespace chamra::evaluate
