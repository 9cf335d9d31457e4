// SPDX-License-Identifier: Apache-2.0
#include "correct/path_figures.hpp"

#include <algorithm>

namespace chamra {

double PathFigures::language(std::size_t k) {
  if (language_.empty()) weigh_words();
  return language_[k];
}

double PathFigures::rival(CharSpan span) {
  if (rival_.empty()) add_rivals();
  const std::size_t end = std::min<std::size_t>(span.end, rival_.size());
  float most = 0;
  for (std::size_t at = span.begin; at < end; ++at) most = std::max(most, rival_[at]);
  return most;
}

std::optional<double> PathFigures::likeliest_change(CharSpan span) {
  if (rival_.empty()) add_rivals();
  const std::size_t end = std::min<std::size_t>(span.end, likeliest_.size());
  const Reading* most = nullptr;
  for (std::size_t at = span.begin; at < end; ++at) {
    const Reading* here = likeliest_[at];
    if (here != nullptr && (most == nullptr || here->posterior > most->posterior)) most = here;
  }
  return most == nullptr ? std::nullopt : std::optional(double{most->arc.cost});
}

void PathFigures::weigh_words() {
  WordState state, next;
  words_.score({}, word::boundary, state);
  for (const Reading& reading : decoded_.best) {
    language_.push_back(-words_.score(state, reading.arc.word, next));
    state = next;
  }
}

/// Each arc's share is put where it begins and taken away where it ends; then sums give the letters
/// theirs.
void PathFigures::add_rivals() {
  std::uint32_t size = 1;
  for (const Reading& reading : decoded_.arcs) size = std::max(size, reading.arc.end + 1);
  rival_.assign(size, 0);
  likeliest_.assign(size, nullptr);
  for (const Reading& reading : decoded_.arcs) {
    if (!reading.arc.changed) continue;
    rival_[reading.arc.begin] += reading.posterior;
    rival_[reading.arc.end] -= reading.posterior;
    note_likeliest(reading);
  }
  for (std::size_t at = 1; at < rival_.size(); ++at) rival_[at] += rival_[at - 1];
}

void PathFigures::note_likeliest(const Reading& reading) {
  for (std::uint32_t at = reading.arc.begin; at < reading.arc.end; ++at) {
    const Reading*& most = likeliest_[at];
    if (most == nullptr || reading.posterior > most->posterior) most = &reading;
  }
}

}  // namespace chamra
