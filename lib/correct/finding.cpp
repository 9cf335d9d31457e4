// SPDX-License-Identifier: Apache-2.0
#include "correct/finding.hpp"

#include <algorithm>
#include <span>

namespace chamra {
namespace {

// What is less likely right than this is no correction, but something may be wrong there.
constexpr double least_correction = 0.05;

/// The other candidates gain or lose as the first does, as far as there is room: where it is less
/// likely than it seemed, so are they, and what was meant is likelier none of them.
void set_confidence(Edit& edit, double confidence) {
  edit.confidence = confidence;
  if (edit.candidates.empty()) return;
  double rest = 0;
  for (std::size_t k = 1; k < edit.candidates.size(); ++k) rest += edit.candidates[k].confidence;
  const double first = std::max(edit.candidates.front().confidence, 1e-6);
  const double factor =
      rest > 0 ? std::min(confidence / first, (1 - confidence) / std::max(rest, 1 - first)) : 0;
  edit.candidates.front().confidence = confidence;
  for (std::size_t k = 1; k < edit.candidates.size(); ++k)
    edit.candidates[k].confidence = std::min(edit.candidates[k].confidence * factor, confidence);
}

bool is_one_lao_run(const Edit& edit, const Edit& next) {
  return edit.reason == Reason::LaoRun && next.reason == Reason::LaoRun &&
         edit.span.end == next.span.begin;
}

void even_out(std::span<Finding> run) {
  double sum = 0, size = 0;
  for (const auto& [edit, evidence] : run) {
    sum += edit.confidence * static_cast<double>(edit.span.size());
    size += static_cast<double>(edit.span.size());
  }
  for (Finding& finding : run) set_confidence(finding.edit, sum / size);
}

/// What was meant is among the candidates at best.
void suspect(Edit& edit, double sure) {
  edit.after.reset();
  edit.confidence = sure;
}

bool is_hopeless(const Finding& finding) {
  return finding.evidence && finding.edit.confidence < least_correction;
}

}  // namespace

void weigh(std::vector<Finding>& findings, const ConfidenceModel& model) {
  for (Finding& finding : findings) {
    if (finding.evidence) set_confidence(finding.edit, model(*finding.evidence));
  }
  for (std::size_t first = 0, last = 0; first < findings.size(); first = last) {
    last = first + 1;
    while (last < findings.size() && is_one_lao_run(findings[last - 1].edit, findings[last].edit))
      ++last;
    if (last - first > 1) even_out(std::span(findings).subspan(first, last - first));
  }
  for (Finding& finding : findings) {
    if (is_hopeless(finding)) suspect(finding.edit, model.of_place(*finding.evidence));
  }
  std::erase_if(findings, [](const Finding& finding) {
    return finding.evidence && !finding.edit.after && finding.edit.confidence < least_suspicion;
  });
}

}  // namespace chamra
