// SPDX-License-Identifier: Apache-2.0
#include "evaluate/summary.hpp"

#include <fmt/format.h>

namespace chamra::evaluate {
namespace {

template <class Row>
void sum_up(std::array<Row, reason_count>& sum, const std::array<Row, reason_count>& page) {
  for (std::size_t k = 0; k < reason_count; ++k) sum[k] += page[k];
}

void sum_up_turns(Summary& summary, const PageResult& page) {
  if (page.letters.after < page.letters.before) ++summary.better;
  if (page.letters.after > page.letters.before) ++summary.worse;
  if (page.letters.after == page.letters.before) ++summary.same;
  if (page.partial) ++summary.partial;
}

/// `annotated`: some pages are; the candidates of the others go by no annotated reason.
void sum_up(Summary& summary, const PageResult& page, bool annotated) {
  sum_up_turns(summary, page);
  summary.kept += page.kept;
  summary.harm += page.harm;
  sum_up(summary.spans, page.spans);
  if (page.annotated || !annotated) sum_up(summary.candidates, page.claims.candidates);
  summary.detection += page.claims.detection;
  summary.detected_letters += page.claims.letters;
  summary.tokens += page.tokens;
  summary.confusions.merge(page.confusions);
}

std::optional<Interval> improvement_interval(const std::vector<ErrorCount>& pages) {
  return bootstrap(pages.size(), [&](const Draw& draw) {
    ErrorCount sum;
    for (const std::size_t page : draw) sum += pages[page];
    return improvement_of(sum);
  });
}

UnitSummary summarize_unit(const Evaluation& evaluation, ErrorCount PageResult::*unit) {
  std::vector<ErrorCount> pages;
  for (const PageResult& page : evaluation.pages) pages.push_back(page.*unit);
  return {summarize(pages), improvement_interval(pages)};
}

void summarize_claims(const Evaluation& evaluation, Summary& summary) {
  std::vector<JudgedCorrection> corrections;
  std::vector<double> healed;
  for (const PageResult& page : evaluation.pages) {
    const ClaimScore& claims = page.claims;
    corrections.insert(corrections.end(), claims.corrections.begin(), claims.corrections.end());
    healed.insert(healed.end(), claims.healed.begin(), claims.healed.end());
  }
  summary.reliability = reliability_of(corrections, evaluation.threshold);
  summary.reliability_by_reason = reliability_by_reason(corrections, evaluation.threshold);
  summary.curve = coverage_curve(corrections, healed);
}

}  // namespace

Summary summarize(const Evaluation& evaluation) {
  Summary summary;
  for (const PageResult& page : evaluation.pages) {
    sum_up(summary, page, evaluation.measured.spans);
    append(summary.lines, page.lines, evaluation.shown_lines);
  }
  summary.letters = summarize_unit(evaluation, &PageResult::letters);
  summary.clusters = summarize_unit(evaluation, &PageResult::clusters);
  summary.words = summarize_unit(evaluation, &PageResult::words);
  summary.written = summarize_unit(evaluation, &PageResult::written);
  if (evaluation.measured.claims) summarize_claims(evaluation, summary);
  return summary;
}

std::optional<double> harm_per_10000(const Harm& harm) {
  const auto broken = share(harm.broken, harm.right);
  if (!broken) return std::nullopt;
  return 10000 * *broken;
}

std::vector<std::string> missed(const Summary& summary, const Bounds& bounds) {
  std::vector<std::string> misses;
  const ErrorCount& total = summary.letters.rate.total;
  const auto improvement = summary.letters.rate.improvement;
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
