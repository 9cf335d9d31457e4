// SPDX-License-Identifier: Apache-2.0
#include "evaluate/page_judge.hpp"

#include <optional>
#include <utility>

#include "align/graphemes.hpp"
#include "base/utf8.hpp"
#include "evaluate/annotation.hpp"
#include "evaluate/span_score.hpp"

namespace chamra::evaluate {
namespace {

/// The bytes of one page's files; `fixed` is the OCR page where nothing was corrected.
struct PageBytes {
  std::string ocr, truth, fixed, spans;
};

Result<PageBytes> read_all(const PageFiles& files) {
  PageBytes bytes;
  const auto read = [](const std::string& path, std::string& into) -> Outcome {
    if (path.empty()) return Done{};
    auto got = read_page(path);
    if (!got) return got.error();
    into = std::move(*got);
    return Done{};
  };
  if (files.fixed_missing) {
    return Error{files.fixed, 0, "no such corrected page; skipped"};
  }
  for (const auto& [path, into] :
       {std::pair(&files.ocr, &bytes.ocr), std::pair(&files.truth, &bytes.truth),
        std::pair(&files.fixed, &bytes.fixed), std::pair(&files.spans, &bytes.spans)}) {
    if (const Outcome done = read(*path, *into); !done) return done.error();
  }
  if (files.fixed.empty()) bytes.fixed = bytes.ocr;
  return bytes;
}

/// The borders of all spans, begin and end in turn.
Borders borders_of(const std::vector<CharSpan>& spans) {
  Borders borders;
  for (const CharSpan span : spans) borders.insert(borders.end(), {span.begin, span.end});
  return borders;
}

std::vector<CharSpan> spans_of(const Annotation& annotation) {
  std::vector<CharSpan> spans;
  for (const AnnotatedSpan& row : annotation) spans.push_back(row.span);
  return spans;
}

/// The three readings of an annotated page, folded, with the spans as places in them.
AnnotatedPage annotated_page(std::u32string_view ocr, std::u32string_view fixed,
                             const Annotation& annotation, const Restored& restored, Fold fold) {
  Folded seen = fold(ocr, borders_of(spans_of(annotation)));
  Folded truth = fold(restored.text, borders_of(restored.places));
  AnnotatedPage page{std::move(seen.text), std::move(truth.text), fold(fixed, {}).text, {}};
  for (std::size_t k = 0; k < annotation.size(); ++k) {
    page.places.push_back({{seen.borders[2 * k], seen.borders[2 * k + 1]},
                           {truth.borders[2 * k], truth.borders[2 * k + 1]},
                           annotation[k].certainty != Certainty::Unreadable});
  }
  return page;
}

void count(SpanCount& spans, Verdict verdict) {
  ++spans.all;
  if (verdict == Verdict::Fixed) ++spans.fixed;
  if (verdict == Verdict::Wrong) ++spans.wrong;
  if (verdict == Verdict::Kept) ++spans.kept;
}

SpansByReason count_spans(const Annotation& annotation,
                          const std::vector<std::optional<Verdict>>& verdicts) {
  SpansByReason spans{};
  for (std::size_t k = 0; k < annotation.size(); ++k) {
    const auto reason = reason_of_kind(annotation[k].kind);
    if (reason && verdicts[k]) count(spans[static_cast<std::size_t>(*reason)], *verdicts[k]);
  }
  return spans;
}

/// The measuring of one page, step by step.
class PageJudge {
 public:
  PageJudge(const PageFiles& files, const PageBytes& bytes, const Judging& judging)
      : files_(files),
        bytes_(bytes),
        judging_(judging),
        ocr_(to_utf32(bytes.ocr)),
        truth_(to_utf32(bytes.truth)),
        fixed_(to_utf32(bytes.fixed)) {
    result_.name = files.name;
    result_.partial = files.partial;
    readings_ = {folded(ocr_), folded(truth_), folded(fixed_)};
  }

  Outcome take_annotation() {
    if (files_.spans.empty()) return Done{};
    auto parsed = parse_annotation(bytes_.spans, bytes_.ocr, files_.spans);
    if (!parsed) return parsed.error();
    annotation_ = std::move(*parsed);
    result_.annotated = true;
    const Restored restored = restore(ocr_, *annotation_);
    if (folded(restored.text) != readings_.truth) {
      return Error{
          files_.spans, 0,
          "with these spans the page does not read as " + files_.truth + "; bring the two in step"};
    }
    SpanScore score =
        score_spans(annotated_page(ocr_, fixed_, *annotation_, restored, judging_.fold));
    result_.spans = count_spans(*annotation_, score.verdicts);
    readings_ = std::move(score.readable);
    return Done{};
  }

  Outcome take_claims(const std::vector<Edit>& edits) {
    const auto claims = claims_of(edits, bytes_.ocr, files_.ocr);
    if (!claims) return claims.error();
    const ClaimMap map(
        {ocr_, truth_, annotation_ ? &*annotation_ : nullptr, files_.partial, judging_.fold},
        *claims);
    result_.claims = score_claims(map);
    if (judging_.segmenter) result_.tokens = score_tokens(map, judging_.segmenter);
    return Done{};
  }

  PageResult finish() {
    count_letters();
    count_clusters();
    if (judging_.segmenter) count_words();
    count_written();
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::u32string folded(std::u32string_view text) const {
    return judging_.fold(text, {}).text;
  }

  void count_letters() {
    const auto& [ocr, truth, fixed] = readings_;
    const Alignment before = align(truth, ocr);
    const bool unchanged = fixed == ocr;
    const Alignment changed = unchanged ? Alignment() : align(truth, fixed);
    const Alignment& after = unchanged ? before : changed;
    const Effect effect = count_effect(before, after);
    result_.letters = effect.errors;
    result_.kept = effect.kept;
    // Where errors are not all annotated, what looks like harm may be a healing.
    if (!files_.fixed.empty() && !files_.partial) result_.harm = effect.harm;
    result_.confusions.add_before(truth, ocr, differences(before, ocr.size()), files_.name);
    result_.confusions.add_after(truth, fixed, differences(after, fixed.size()));
    result_.lines = side_by_side({ocr, truth, fixed, before, after, !files_.fixed.empty()},
                                 files_.name, judging_.shown_lines);
  }

  void count_clusters() {
    GraphemeAlphabet alphabet;
    result_.clusters =
        count_spelled([&](const std::u32string& text) { return alphabet.spell(text); });
  }

  void count_words() {
    WordAlphabet alphabet;
    result_.words = count_spelled(
        [&](const std::u32string& text) { return alphabet.spell(text, judging_.segmenter); });
  }

  template <class Spell>
  ErrorCount count_spelled(Spell spell) const {
    const auto& [ocr, truth, fixed] = readings_;
    const std::u32string spelled_truth = spell(truth), spelled_ocr = spell(ocr);
    return count_errors(spelled_truth, spelled_ocr, fixed == ocr ? spelled_ocr : spell(fixed));
  }

  /// The error rate with nothing folded, over the same letters.
  void count_written() {
    if (judging_.fold == as_written) {
      result_.written = result_.letters;
    } else if (!annotation_) {
      result_.written = count_errors(truth_, ocr_, fixed_);
    } else {
      const Restored restored = restore(ocr_, *annotation_);
      const Readable readable =
          score_spans(annotated_page(ocr_, fixed_, *annotation_, restored, as_written)).readable;
      result_.written = count_errors(readable.truth, readable.ocr, readable.fixed);
    }
  }

  const PageFiles& files_;
  const PageBytes& bytes_;
  const Judging& judging_;
  std::u32string ocr_, truth_, fixed_;  // as written
  Readable readings_;  // made comparable; without unreadable spans once the annotation is taken
  std::optional<Annotation> annotation_;
  PageResult result_;
};

}  // namespace

SpanCount& SpanCount::operator+=(const SpanCount& other) {
  all += other.all;
  fixed += other.fixed;
  wrong += other.wrong;
  kept += other.kept;
  return *this;
}

Result<PageResult> judge_page(const PageFiles& files, const std::vector<Edit>* edits,
                              const Judging& judging) {
  const auto bytes = read_all(files);
  if (!bytes) return bytes.error();
  PageJudge judge(files, *bytes, judging);
  if (const Outcome done = judge.take_annotation(); !done) return done.error();
  if (edits != nullptr) {
    if (const Outcome done = judge.take_claims(*edits); !done) return done.error();
  }
  return judge.finish();
}

}  // namespace chamra::evaluate
