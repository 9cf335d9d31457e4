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
      findings.back().edit.candidates = alternatives({k, k + 1}, impossible_confidence);
      free_ = k + 1;
      return k + 1;
    }
  }
  std::size_t next = k;
  first_doubt_ = k;
  doubts_.clear();
  evidence_.clear();
  for (; next < path_.size() && goes_on(k, next); ++next) {
    const double wrong = doubt(next);
    if (wrong <= 0 || wrong < (telling_.words_left ? 0 : least_suspicion)) break;
    doubts_.push_back(wrong);
  }
  if (next == k) return k + 1;
  add({k, next}, findings);
  return free_;
}

/// Appends suspicions of the words that are doubted, in as many parts as they are misread in.
void Suspicions::add(WordRange doubted, std::vector<Finding>& findings) {
  std::vector<WordRange> parts{doubted};
  if (telling_.rivals == Rivals::Sought && !telling_.words_left)
    parts = path_.parts(doubted, room(doubted));
  for (const WordRange part : parts) findings.push_back(suspicion(part));
  free_ = parts.back().last;
}

/// With the words before and behind that may have been meant as one with those in doubt.
WordRange Suspicions::room(WordRange doubted) const {
  WordRange out = doubted;
  if (out.first > free_ && path_.touches(out.first) && may_join(out.first - 1)) --out.first;
  if (out.last < path_.size() && path_.touches(out.last) && may_join(out.last)) ++out.last;
  return out;
}

bool Suspicions::may_join(std::size_t k) const {
  const Arc& arc = path_[k].arc;
  if (path_.is_changed(k)) return false;
  return arc.word == word::unknown ? !impossible(path_.text({arc.begin, arc.end}))
                                   : arc.word >= word::first;
}

/// May word `k` be doubted as one with those from `first` on?
bool Suspicions::goes_on(std::size_t first, std::size_t k) const {
  if (path_.is_changed(k)) return false;
  return k == first || (!telling_.words_left && path_.touches(k));
}

Finding Suspicions::suspicion(WordRange words) {
  double sure = 0;
  bool known = true;
  for (std::size_t k = words.first; k < words.last; ++k) {
    if (k >= first_doubt_ && k < first_doubt_ + doubts_.size())
      sure = std::max(sure, doubts_[k - first_doubt_]);
    known = known && path_[k].arc.word != word::unknown;
  }
  const Reason reason = known ? Reason::RealWord : Reason::Misspelling;
  Finding out{path_.edit(path_.span_of(words.first, words.last), reason, sure), {}};
  if (sure >= least_suspicion) out.edit.candidates = alternatives(words, sure);
  if (telling_.evidence) {
    const std::size_t first = std::max(words.first, first_doubt_) - first_doubt_;
    out.edit.evidence = witnesses_of(evidence_[first]);
  }
  return out;
}

/// Each as likely as that something is wrong, and it was meant then.
std::vector<Alternative> Suspicions::alternatives(WordRange words, double sure) {
  auto out = path_.alternatives(words, telling_.rivals);
  for (Alternative& one : out) one.confidence *= sure;
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
  evidence_.push_back(evidence(k));
  return std::max(path_.tables().confidence(evidence_.back()), unlikely ? unlikely_confidence : 0);
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
  out.fit = path_.fit(k);
  out.near = std::min(path_.likeliest_change({arc.begin, arc.end}).value_or(out.far), out.far);
  return out;
}

void Suspicions::add_neighbour(std::size_t k, double& changed, double& misfit) {
  const Arc& arc = path_[k].arc;
  if (path_.is_changed(k)) {
    ++changed;
  } else if (is_of_word(arc)) {
    misfit = path_.language(k) / static_cast<double>(arc.end - arc.begin);
  }
}

}  // namespace chamra
