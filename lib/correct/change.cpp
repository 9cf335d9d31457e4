// SPDX-License-Identifier: Apache-2.0
#include "correct/change.hpp"

#include <algorithm>
#include <span>

namespace chamra {
namespace {

// What is less likely right than this is no correction, but nine in ten of the places where nothing
// better is found are errors (annotated pages).
constexpr double least_correction = 0.2;
constexpr double error_there = 0.85;

void set_confidence(Edit& edit, double confidence) {
  const double rest = edit.candidates.empty() ? 1 : 1 - edit.candidates.front().confidence;
  edit.confidence = confidence;
  for (std::size_t k = 0; k < edit.candidates.size(); ++k) {
    double& share = edit.candidates[k].confidence;
    share = k == 0 ? confidence : std::min(share / std::max(rest, share), 1.0) * (1 - confidence);
  }
}

bool is_one_lao_run(const Edit& edit, const Edit& next) {
  return edit.reason == Reason::LaoRun && next.reason == Reason::LaoRun &&
         edit.span.end == next.span.begin;
}

void even_out(std::span<Change> run) {
  double sum = 0, size = 0;
  for (const auto& [edit, evidence] : run) {
    sum += edit.confidence * static_cast<double>(edit.span.size());
    size += static_cast<double>(edit.span.size());
  }
  for (Change& change : run) set_confidence(change.edit, sum / size);
}

/// Something is wrong there; what was meant is among the candidates at best.
void suspect(Edit& edit) {
  edit.after.reset();
  edit.confidence = error_there;
}

}  // namespace

void weigh(std::vector<Change>& changes, const ConfidenceModel& model) {
  for (Change& change : changes) {
    if (change.evidence) set_confidence(change.edit, model(*change.evidence));
  }
  for (std::size_t first = 0, last = 0; first < changes.size(); first = last) {
    last = first + 1;
    while (last < changes.size() && is_one_lao_run(changes[last - 1].edit, changes[last].edit))
      ++last;
    if (last - first > 1) even_out(std::span(changes).subspan(first, last - first));
  }
  for (Change& change : changes) {
    if (change.evidence && change.edit.confidence < least_correction) suspect(change.edit);
  }
}

}  // namespace chamra
