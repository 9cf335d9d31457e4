// SPDX-License-Identifier: Apache-2.0
#include "evaluate/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

#include "align/graphemes.hpp"
#include "base/utf8.hpp"
#include "edits/edit_file.hpp"
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

/// Corrections by the page they belong to.
class CorrectionsByPage {
 public:
  static Result<CorrectionsByPage> load(const std::string& path) {
    CorrectionsByPage all;
    all.path_ = path;
    if (path.empty()) return all;
    const auto text = read_page(path);
    if (!text) return text.error();
    auto parsed = parse_corrections(*text, path);
    if (!parsed) return parsed.error();
    for (FileCorrections& file : parsed->files) {
      std::vector<Edit>& edits = all.edits_[file.end.file];
      std::move(file.edits.begin(), file.edits.end(), std::back_inserter(edits));
    }
    return all;
  }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool empty() const { return path_.empty(); }

  /// Those of the file with this name; else of the only one whose path ends with it.
  [[nodiscard]] const std::vector<Edit>* find(const std::string& name) const {
    if (const auto exact = edits_.find(name); exact != edits_.end()) return &exact->second;
    const std::vector<Edit>* found = nullptr;
    for (const auto& [file, edits] : edits_) {
      if (!file.ends_with("/" + name)) continue;
      if (found != nullptr) return nullptr;
      found = &edits;
    }
    return found;
  }

  /// The only file there is, where just one page is evaluated and names do not matter.
  [[nodiscard]] const std::vector<Edit>* only() const {
    return edits_.size() == 1 ? &edits_.begin()->second : nullptr;
  }

 private:
  std::string path_;
  std::map<std::string, std::vector<Edit>> edits_;
};

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

/// The measuring of one page, step by step.
class PageJudge {
 public:
  PageJudge(const PageFiles& files, const PageBytes& bytes, Fold fold)
      : files_(files),
        bytes_(bytes),
        fold_(fold),
        raw_ocr_(to_utf32(bytes.ocr)),
        raw_truth_(to_utf32(bytes.truth)) {
    result_.name = files.name;
    result_.partial = files.partial;
    readings_ = {folded(raw_ocr_), folded(raw_truth_), folded(to_utf32(bytes.fixed))};
  }

  Outcome take_annotation() {
    if (files_.spans.empty()) return Done{};
    auto parsed = parse_annotation(bytes_.spans, bytes_.ocr, files_.spans);
    if (!parsed) return parsed.error();
    annotation_ = std::move(*parsed);
    result_.annotated = true;
    const Restored restored = restore(raw_ocr_, *annotation_);
    if (folded(restored.text) != readings_.truth) {
      return Error{
          files_.spans, 0,
          "with these spans the page does not read as " + files_.truth + "; bring the two in step"};
    }
    judge_spans(restored);
    return Done{};
  }

  Outcome take_claims(const std::vector<Edit>& edits) {
    const auto claims = claims_of(edits, bytes_.ocr, files_.ocr);
    if (!claims) return claims.error();
    result_.claims = score_claims(
        {raw_ocr_, raw_truth_, annotation_ ? &*annotation_ : nullptr, files_.partial, fold_},
        *claims);
    return Done{};
  }

  PageResult finish() {
    const auto& [ocr, truth, fixed] = readings_;
    count_letters();
    GraphemeAlphabet alphabet;
    const auto truth_clusters = alphabet.spell(truth);
    const auto ocr_clusters = alphabet.spell(ocr);
    const auto fixed_clusters = fixed == ocr ? ocr_clusters : alphabet.spell(fixed);
    result_.clusters = count_errors(truth_clusters, ocr_clusters, fixed_clusters);
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::u32string folded(std::u32string_view text) const {
    return fold_(text, {}).text;
  }

  void count_letters() {
    const auto& [ocr, truth, fixed] = readings_;
    // Where errors are not all annotated, what looks like harm may be a healing.
    if (files_.fixed.empty() || files_.partial) {
      result_.letters = count_errors(truth, ocr, fixed);
      return;
    }
    const Effect effect = count_effect(truth, ocr, fixed);
    result_.letters = effect.errors;
    result_.harm = effect.harm;
  }

  void judge_spans(const Restored& restored) {
    Folded ocr = fold_(raw_ocr_, borders_of(spans_of(*annotation_)));
    Folded truth = fold_(restored.text, borders_of(restored.places));
    AnnotatedPage page{std::move(ocr.text), std::move(truth.text), readings_.fixed, {}};
    for (std::size_t k = 0; k < annotation_->size(); ++k) {
      page.places.push_back({{ocr.borders[2 * k], ocr.borders[2 * k + 1]},
                             {truth.borders[2 * k], truth.borders[2 * k + 1]},
                             (*annotation_)[k].certainty != Certainty::Unreadable});
    }
    SpanScore score = score_spans(page);
    for (std::size_t k = 0; k < annotation_->size(); ++k) {
      const auto reason = reason_of_kind((*annotation_)[k].kind);
      if (reason && score.verdicts[k]) count(*reason, *score.verdicts[k]);
    }
    readings_ = std::move(score.readable);
  }

  void count(Reason reason, Verdict verdict) {
    SpanCount& spans = result_.spans[static_cast<std::size_t>(reason)];
    ++spans.all;
    if (verdict == Verdict::Fixed) ++spans.fixed;
    if (verdict == Verdict::Wrong) ++spans.wrong;
    if (verdict == Verdict::Kept) ++spans.kept;
  }

  const PageFiles& files_;
  const PageBytes& bytes_;
  Fold fold_;
  std::u32string raw_ocr_, raw_truth_;
  Readable readings_;  // made comparable; without unreadable spans once the annotation is taken
  std::optional<Annotation> annotation_;
  PageResult result_;
};

Result<PageResult> judge_page(const PageFiles& files, const std::vector<Edit>* edits, Fold fold) {
  const auto bytes = read_all(files);
  if (!bytes) return bytes.error();
  PageJudge judge(files, *bytes, fold);
  if (const Outcome done = judge.take_annotation(); !done) return done.error();
  if (edits != nullptr) {
    if (const Outcome done = judge.take_claims(*edits); !done) return done.error();
  }
  return judge.finish();
}

/// Runs `work` for 0 .. count - 1 on several threads.
void for_each_index(std::size_t count, unsigned jobs,
                    const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t at = next++; at < count; at = next++) work(at);
  };
  std::vector<std::jthread> others;
  for (unsigned k = 1; k < std::min<std::size_t>(jobs, count); ++k) others.emplace_back(run);
  run();
}

std::vector<std::string> notes_on(const PageSet& set, const CorrectionsByPage& corrections) {
  std::vector<std::string> notes;
  if (!set.strays.empty()) {
    notes.push_back(fmt::format("{} OCR pages have no truth and are left out, {} first",
                                set.strays.size(), set.strays.front()));
  }
  if (corrections.empty()) return notes;
  const auto lacks = [&](const PageFiles& page) { return corrections.find(page.name) == nullptr; };
  const auto lacking = std::count_if(set.pages.begin(), set.pages.end(), lacks);
  if (lacking > 0 && !(set.pages.size() == 1 && corrections.only() != nullptr)) {
    notes.push_back(fmt::format("{} does not name {} of the {} pages; taken as nothing found there",
                                corrections.path(), lacking, set.pages.size()));
  }
  return notes;
}

void sum_up(SpansByReason& sum, const SpansByReason& page) {
  for (std::size_t k = 0; k < reason_count; ++k) sum[k] += page[k];
}

void sum_up(CandidatesByReason& sum, const CandidatesByReason& page) {
  for (std::size_t k = 0; k < reason_count; ++k) {
    sum[k].errors += page[k].errors;
    sum[k].first += page[k].first;
    sum[k].first_five += page[k].first_five;
  }
}

void sum_up(Summary& summary, const PageResult& page) {
  summary.harm += page.harm;
  if (page.letters.after < page.letters.before) ++summary.better;
  if (page.letters.after > page.letters.before) ++summary.worse;
  if (page.letters.after == page.letters.before) ++summary.same;
  if (page.partial) ++summary.partial;
  sum_up(summary.spans, page.spans);
  summary.detection += page.claims.detection;
  sum_up(summary.candidates, page.claims.candidates);
}

std::optional<Interval> improvement_interval(const std::vector<ErrorCount>& pages) {
  return bootstrap(pages.size(), [&](const Draw& draw) {
    ErrorCount sum;
    for (const std::size_t page : draw) sum += pages[page];
    return improvement_of(sum);
  });
}

}  // namespace

SpanCount& SpanCount::operator+=(const SpanCount& other) {
  all += other.all;
  fixed += other.fixed;
  wrong += other.wrong;
  kept += other.kept;
  return *this;
}

Result<Evaluation> evaluate(const Options& options) {
  auto set = find_pages(options.paths);
  if (!set) return set.error();
  const auto corrections = CorrectionsByPage::load(options.corrections);
  if (!corrections) return corrections.error();
  const std::vector<Edit> none;
  const auto edits_for = [&](const std::string& name) -> const std::vector<Edit>* {
    if (corrections->empty()) return nullptr;
    const std::vector<Edit>* found = corrections->find(name);
    if (found == nullptr && set->pages.size() == 1) found = corrections->only();
    return found != nullptr ? found : &none;
  };
  const Fold fold = options.raw ? as_written : canonical;
  std::vector<std::optional<Result<PageResult>>> results(set->pages.size());
  for_each_index(results.size(), options.jobs, [&](std::size_t at) {
    const PageFiles& files = set->pages[at];
    results[at] = judge_page(files, edits_for(files.name), fold);
  });
  Evaluation evaluation{{!options.paths.fixed.empty(), !options.paths.spans.empty(),
                         !corrections->empty(), options.raw},
                        options.threshold,
                        {},
                        std::move(set->troubles),
                        notes_on(*set, *corrections)};
  for (auto& result : results) {
    if (result->has_value()) {
      evaluation.pages.push_back(std::move(**result));
    } else {
      evaluation.troubles.push_back(result->error());
    }
  }
  return evaluation;
}

Summary summarize(const Evaluation& evaluation) {
  Summary summary;
  std::vector<ErrorCount> letters, clusters;
  std::vector<JudgedCorrection> corrections;
  for (const PageResult& page : evaluation.pages) {
    sum_up(summary, page);
    letters.push_back(page.letters);
    clusters.push_back(page.clusters);
    corrections.insert(corrections.end(), page.claims.corrections.begin(),
                       page.claims.corrections.end());
  }
  summary.letters = summarize(letters);
  summary.clusters = summarize(clusters);
  summary.letters_improvement = improvement_interval(letters);
  summary.clusters_improvement = improvement_interval(clusters);
  summary.reliability = reliability_of(corrections, evaluation.threshold);
  return summary;
}

std::vector<std::string> missed(const Summary& summary, const Bounds& bounds) {
  std::vector<std::string> misses;
  const ErrorCount& total = summary.letters.total;
  const auto improvement = summary.letters.improvement;
  if (bounds.min_improvement && !improvement && total.after > total.before) {
    misses.push_back("errors were added to pages that had none");
  }
  if (bounds.min_improvement && improvement && *improvement < *bounds.min_improvement) {
    misses.push_back(fmt::format("improvement {:.3f} %, at least {:.3f} % was asked for",
                                 100 * *improvement, 100 * *bounds.min_improvement));
  }
  const double harm = share(summary.harm.broken, summary.harm.right).value_or(0);
  if (bounds.max_harm && harm > *bounds.max_harm) {
    misses.push_back(fmt::format("harm {:.4f} %, at most {:.4f} % was asked for", 100 * harm,
                                 100 * *bounds.max_harm));
  }
  return misses;
}

}  // namespace chamra::evaluate
