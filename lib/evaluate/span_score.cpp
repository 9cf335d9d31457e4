// SPDX-License-Identifier: Apache-2.0
#include "evaluate/span_score.hpp"

#include <algorithm>

namespace chamra::evaluate {
namespace {

using Borders = std::vector<std::uint32_t>;

/// Begin and end of every place, in that order: borders 2k and 2k + 1 belong to place k.
template <class Side>
Borders borders_of(const std::vector<SpanPlace>& places, Side side) {
  Borders borders;
  for (const SpanPlace& place : places) {
    borders.push_back((place.*side).begin);
    borders.push_back((place.*side).end);
  }
  return borders;
}

std::u32string_view part(std::u32string_view text, CharSpan span) {
  return text.substr(span.begin, span.size());
}

/// An edge is loose where another span touches it: letters inserted there may be the neighbour's.
Edges edges_of(const std::vector<SpanPlace>& places, std::size_t k) {
  const bool left = k > 0 && places[k - 1].in_ocr.end == places[k].in_ocr.begin;
  const bool right = k + 1 < places.size() && places[k + 1].in_ocr.begin == places[k].in_ocr.end;
  return {left, right};
}

/// The first boundary of the fixed page that both crossings share.
std::optional<std::uint32_t> shared_place(const Crossing& one, const Crossing& other) {
  for (const std::uint32_t place : one.places) {
    if (other.meets(place)) return place;
  }
  return std::nullopt;
}

class Scorer {
 public:
  explicit Scorer(const AnnotatedPage& page)
      : page_(page),
        from_ocr_(crossings(page.ocr, page.fixed, borders_of(page.places, &SpanPlace::in_ocr))),
        from_truth_(
            crossings(page.truth, page.fixed, borders_of(page.places, &SpanPlace::in_truth))) {}

  [[nodiscard]] SpanScore score() const {
    SpanScore result;
    for (std::size_t k = 0; k < page_.places.size(); ++k) result.verdicts.push_back(judge(k));
    result.readable = cut_unreadable();
    return result;
  }

 private:
  [[nodiscard]] std::optional<Verdict> judge(std::size_t k) const {
    const SpanPlace& place = page_.places[k];
    if (!place.readable) return std::nullopt;
    const Edges edges = edges_of(page_.places, k);
    const auto becomes = [&](const std::vector<Crossing>& from, std::u32string_view wanted) {
      return reads_as(from[2 * k], from[2 * k + 1], page_.fixed, wanted, edges);
    };
    if (becomes(from_truth_, part(page_.truth, place.in_truth))) return Verdict::Fixed;
    if (becomes(from_ocr_, part(page_.ocr, place.in_ocr))) return Verdict::Kept;
    return Verdict::Wrong;
  }

  /// Leaves out the unreadable places and what the fixed page has for them.
  [[nodiscard]] Readable cut_unreadable() const {
    Readable readable;
    std::uint32_t in_ocr = 0, in_truth = 0, in_fixed = 0;
    for (std::size_t k = 0; k < page_.places.size(); ++k) {
      const SpanPlace& place = page_.places[k];
      if (place.readable) continue;
      const std::uint32_t begin = std::max(
          in_fixed,
          shared_place(from_ocr_[2 * k], from_truth_[2 * k]).value_or(from_truth_[2 * k].first()));
      const std::uint32_t end =
          std::max(begin, shared_place(from_ocr_[2 * k + 1], from_truth_[2 * k + 1])
                              .value_or(from_truth_[2 * k + 1].last()));
      readable.ocr += part(page_.ocr, {in_ocr, place.in_ocr.begin});
      readable.truth += part(page_.truth, {in_truth, place.in_truth.begin});
      readable.fixed += part(page_.fixed, {in_fixed, begin});
      in_ocr = place.in_ocr.end;
      in_truth = place.in_truth.end;
      in_fixed = end;
    }
    readable.ocr += page_.ocr.substr(in_ocr);
    readable.truth += page_.truth.substr(in_truth);
    readable.fixed += page_.fixed.substr(in_fixed);
    return readable;
  }

  const AnnotatedPage& page_;
  std::vector<Crossing> from_ocr_, from_truth_;
};

/// One stretch between spans; `after_span`: what is inserted at its very start belongs to the span
/// there.
void count_stretch(const Alignment& truth, const Alignment& ocr, CharSpan clean,
                   std::uint32_t in_ocr, bool after_span, CleanChanges& count) {
  bool open = false;
  for (std::uint32_t t = clean.begin, o = in_ocr; t < clean.end; ++t, ++o) {
    const bool edge = after_span && t == clean.begin;
    const bool letter = !truth.keeps(t) && !ocr.keeps(o);
    const bool insertion = !edge && truth.inserted[t] && ocr.inserted[o];
    const bool changed = letter || insertion;
    ++count.letters;
    if (changed) ++count.changed;
    if (changed && !open) ++count.regions;
    open = changed;
  }
}

}  // namespace

bool reads_as(const Crossing& begin, const Crossing& end, std::u32string_view other,
              std::u32string_view wanted, Edges edges) {
  const auto length = static_cast<std::uint32_t>(wanted.size());
  for (const std::uint32_t from : begin.places) {
    if (!edges.loose_left && from != begin.first()) break;
    const std::uint32_t to = from + length;
    if (!edges.loose_right && to != end.last()) continue;
    if (end.meets(to) && other.substr(from, length) == wanted) return true;
  }
  return false;
}

SpanScore score_spans(const AnnotatedPage& page) { return Scorer(page).score(); }

CleanChanges count_clean_changes(const AnnotatedPage& page) {
  const Alignment truth = align(page.truth, page.fixed), ocr = align(page.ocr, page.fixed);
  CleanChanges count;
  SpanPlace before;
  for (std::size_t k = 0; k <= page.places.size(); ++k) {
    const bool last = k == page.places.size();
    const auto end =
        last ? static_cast<std::uint32_t>(page.truth.size()) : page.places[k].in_truth.begin;
    const CharSpan clean{before.in_truth.end, end};
    count_stretch(truth, ocr, clean, before.in_ocr.end, k > 0, count);
    if (!last) before = page.places[k];
  }
  return count;
}

}  // namespace chamra::evaluate
