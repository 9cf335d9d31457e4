// SPDX-License-Identifier: Apache-2.0
#include "correct/suspicions.hpp"

#include <algorithm>

#include "correct/reasons.hpp"

namespace chamra {
namespace {

constexpr double impossible_confidence = 0.9;
// Of stretches that are no word and no likely name more than half were errors on annotated pages.
constexpr float unlikely_letter = 2.5F;  // nats
constexpr double unlikely_confidence = 0.5;

}  // namespace

std::size_t Suspicions::suspect(std::size_t k, std::vector<Finding>& findings) {
  const Arc& first = path_[k].arc;
  if (first.word == word::unknown) {
    if (const auto reason = impossible(path_.text({first.begin, first.end}))) {
      findings.push_back(
          {path_.edit({first.begin, first.end}, *reason, impossible_confidence), {}});
      return k + 1;
    }
  }
  std::size_t next = k;
  double sure = 0;
  bool known = true;
  for (; next < path_.size() && goes_on(k, next); ++next) {
    const double wrong = doubt(next);
    if (wrong < (telling_.words_left ? 0 : least_suspicion)) break;
    sure = std::max(sure, wrong);
    known = known && path_[next].arc.word != word::unknown;
  }
  if (next == k || sure <= 0) return k + 1;
  findings.push_back(suspicion(k, next, known ? Reason::RealWord : Reason::Misspelling, sure));
  return next;
}

/// May word `k` be doubted as one with those from `first` on?
bool Suspicions::goes_on(std::size_t first, std::size_t k) const {
  if (path_.is_changed(k)) return false;
  return k == first || (!telling_.words_left && path_.touches(k));
}

Finding Suspicions::suspicion(std::size_t first, std::size_t last, Reason reason, double sure) {
  const CharSpan span = path_.span_of(first, last);
  Finding out{path_.edit(span, reason, sure), {}};
  out.edit.candidates = path_.alternatives(span, most_candidates);
  if (telling_.evidence) out.edit.evidence = witnesses_of(evidence(first));
  return out;
}

/// How likely word `k`, which is left as it stands, is wrong. Of what the search did not go into
/// nobody doubts.
double Suspicions::doubt(std::size_t k) {
  const auto& [arc, posterior] = path_[k];
  const CharSpan span{arc.begin, arc.end};
  const bool unknown = arc.word == word::unknown;
  if (!unknown && (arc.word < word::first || posterior >= 1)) return 0;
  if (unknown && impossible(path_.text(span))) return 0;  // a suspicion of its own
  const bool unlikely = unknown && span.size() > 1 && path_.nats_a_letter(span) > unlikely_letter;
  return std::max(path_.tables().confidence(evidence(k)), unlikely ? unlikely_confidence : 0);
}

WordEvidence Suspicions::evidence(std::size_t k) {
  const Arc& arc = path_[k].arc;
  WordEvidence out;
  out.rival = path_.rival({arc.begin, arc.end});
  out.language = path_.language(k);
  out.letters = arc.end - arc.begin;
  out.unknown = arc.word == word::unknown ? 1 : 0;
  out.around = path_.around(k, k + 1);
  if (k > 0) add_neighbour(k - 1, out.beside, out.before);
  if (k + 1 < path_.size()) add_neighbour(k + 1, out.beside, out.behind);
  return out;
}

void Suspicions::add_neighbour(std::size_t k, double& changed, double& misfit) {
  const Arc& arc = path_[k].arc;
  if (path_.is_changed(k)) {
    ++changed;
  } else if (arc.word == word::unknown || arc.word >= word::first) {
    misfit = path_.language(k) / static_cast<double>(arc.end - arc.begin);
  }
}

}  // namespace chamra
