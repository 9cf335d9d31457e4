// SPDX-License-Identifier: Apache-2.0
#include "lattice/written_search.hpp"

#include <limits>
#include <tuple>

namespace chamra {
namespace {

constexpr float impossible = std::numeric_limits<float>::infinity();
constexpr std::size_t most_kept = 2;  // states of a place

}  // namespace

const std::vector<WrittenWord>& WrittenSearch::run(const Paragraph& paragraph,
                                                   const WordState& start, ArcFinder& finder) {
  paragraph_ = &paragraph;
  finder_ = &finder;
  last_place_ = static_cast<std::uint32_t>(paragraph.seen.size());
  open(start);
  for (std::uint32_t at = 0; at < last_place_; ++at) {
    if (places_[at].first != none) expand(at);
  }
  close_unknown(last_place_);
  trace();
  return found_;
}

void WrittenSearch::open(const WordState& start) {
  arcs_.clear();
  states_.clear();
  Place unreached;
  unreached.best = unreached.passing = impossible;
  places_.assign(last_place_ + 1U, unreached);
  states_.push_back({start});
  places_[0].first = places_[0].last = 0;
  if (last_place_ > 0 && is_read_on(paragraph_->seen[0])) look_up(0);
}

void WrittenSearch::expand(std::uint32_t at) {
  at_ = at;
  close_unknown(at);
  keep_best(at);
  const Seen letter = paragraph_->seen[at];
  if (letter == seen::other) return pass_barrier(at);
  if (is_seen_space(letter)) {
    for (const std::uint32_t from : kept_) pass_blank(from, at);
    return;
  }
  const Place& here = places_[at];
  for (const std::uint32_t from : kept_) expand_words(from, here);
  const std::uint32_t end = paragraph_->end_of_unknown(at);
  const float letters = paragraph_->unknown_cost[end] - paragraph_->unknown_cost[at];
  for (const std::uint32_t from : kept_) expand_unknown(from, end, letters);
}

void WrittenSearch::pass_blank(std::uint32_t from, std::uint32_t at) {
  if (states_[from].in_unknown) return;
  step({from, at + 1, none, 0, 0, false}, WordState(states_[from].memory));
}

void WrittenSearch::pass_barrier(std::uint32_t at) {
  const std::uint32_t end = paragraph_->end_of_barrier(at);
  const WordId token = paragraph_->barrier[at];
  arcs_.push_back({at, end, token, 0, false});
  const auto arc = static_cast<std::uint32_t>(arcs_.size() - 1);
  for (const std::uint32_t from : kept_) {
    if (states_[from].in_unknown) continue;
    WordState next;
    const float cost = -words_.score(states_[from].memory, token, next);
    step({from, end, arc, cost, cost, false}, next);
  }
}

/// What the channel alone takes may be more than is followed where the word leads.
void WrittenSearch::expand_words(std::uint32_t from, const Place& here) {
  if (states_[from].in_unknown) return;
  WordState next;
  for (std::uint32_t k = here.arc_begin; k < here.arc_end; ++k) {
    const Arc& arc = arcs_[k];
    if (states_[from].best + arc.cost > places_[arc.end].best + options_.beam) continue;
    const float language = words_.score(states_[from].memory, arc.word, next);
    const float cost = arc.cost - options_.language_scale * language;
    step({from, arc.end, k, cost, -language, false}, next);
  }
}

void WrittenSearch::expand_unknown(std::uint32_t from, std::uint32_t end, float letters) {
  if (states_[from].in_unknown)
    return step({from, end, none, letters, 0, true}, WordState(states_[from].memory));
  const float start = letters + options_.unknown_start;
  if (states_[from].best + start > reach(places_[end]) + options_.beam) return;
  WordState next;
  const float language = words_.score(states_[from].memory, word::unknown, next);
  step({from, end, none, start - options_.language_scale * language, -language, true}, next);
}

void WrittenSearch::close_unknown(std::uint32_t at) {
  const std::uint32_t last = places_[at].last;
  for (std::uint32_t from = places_[at].first; from != none; from = states_[from].next) {
    if (states_[from].in_unknown)
      step({from, at, none, 0, 0, false}, WordState(states_[from].memory));
    if (from == last) return;  // what this has added is none
  }
}

/// The cheapest states of a place, unless words as they stand have no use for them.
void WrittenSearch::keep_best(std::uint32_t at) {
  kept_.clear();
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(states_[a].best, a) < std::tuple(states_[b].best, b);
  };
  for (std::uint32_t k = places_[at].first; k != none; k = states_[k].next) {
    kept_.insert(std::upper_bound(kept_.begin(), kept_.end(), k, before), k);
    if (kept_.size() > most_kept) kept_.pop_back();
  }
  const float worst = std::min(states_[kept_[0]].best, places_[at].passing) + options_.beam;
  while (!kept_.empty() && states_[kept_.back()].best > worst) kept_.pop_back();
}

/// Goes nowhere when what it leads to would not be kept there, come what may.
void WrittenSearch::step(const Step& step, const WordState& memory) {
  const float best = states_[step.from].best + step.cost;
  Place& there = places_[step.to_place];
  if (best < there.best) {
    there.best = best;
    pass_over(places_, at_, states_[step.from].best, step.to_place);
  }
  if (best > reach(there) + options_.beam) return;
  for (std::uint32_t k = there.first; k != none; k = states_[k].next) {
    State& state = states_[k];
    if (state.in_unknown != step.in_unknown || !(state.memory == memory)) continue;
    if (!(best < state.best)) return;
    state.best = best, state.word = step.word;
    state.back = step.from, state.arc = step.arc;
    return;
  }
  add(step, memory, best);
}

void WrittenSearch::add(const Step& step, const WordState& memory, float best) {
  const auto number = static_cast<std::uint32_t>(states_.size());
  states_.push_back(
      {memory, best, step.word, step.from, step.arc, step.to_place, none, step.in_unknown});
  Place& there = places_[step.to_place];
  (there.first == none ? there.first : states_[there.last].next) = number;
  there.last = number;
  if (!step.in_unknown) ask_ahead(step.to_place, memory);
}

/// For the words behind `at`, which the model will be asked about after `memory`: the earlier, the
/// less is waited for.
void WrittenSearch::ask_ahead(std::uint32_t at, const WordState& memory) {
  while (at < last_place_ && is_seen_space(paragraph_->seen[at])) ++at;
  if (at == last_place_) return;
  if (paragraph_->seen[at] == seen::other) return words_.prefetch(memory, paragraph_->barrier[at]);
  if (places_[at].arc_begin == none) look_up(at);
  words_.prefetch(memory, word::unknown);
  for (std::uint32_t k = places_[at].arc_begin; k < places_[at].arc_end; ++k)
    words_.prefetch(memory, arcs_[k].word);
}

void WrittenSearch::look_up(std::uint32_t at) {
  places_[at].arc_begin = static_cast<std::uint32_t>(arcs_.size());
  finder_->find_as_written(at, arcs_);
  places_[at].arc_end = static_cast<std::uint32_t>(arcs_.size());
}

void WrittenSearch::trace() {
  found_.clear();
  std::uint32_t at = none;
  for (std::uint32_t k = places_[last_place_].first; k != none; k = states_[k].next) {
    if (!states_[k].in_unknown && (at == none || states_[k].best < states_[at].best)) at = k;
  }
  if (at == none) return;
  std::uint32_t unknown_end = 0;
  for (; at != 0; at = states_[at].back) {
    const State& here = states_[at];
    const State& from = states_[here.back];
    if (here.arc != none) found_.push_back({arcs_[here.arc], here.word, from.memory});
    if (from.in_unknown && !here.in_unknown) unknown_end = from.place;
    if (!from.in_unknown && here.in_unknown)
      found_.push_back(
          {{from.place, unknown_end, word::unknown, 0, false}, here.word, from.memory});
  }
  std::reverse(found_.begin(), found_.end());
}

}  // namespace chamra
