// SPDX-License-Identifier: Apache-2.0
#include "lattice/beam_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace chamra {
namespace {

constexpr std::uint32_t no_arc = 0xFFFFFFFF;
constexpr float impossible = std::numeric_limits<float>::infinity();
constexpr float least_posterior = 1e-3F;
constexpr std::size_t few_states = 16;  // are sorted as fast as the best of them are found

/// Of two minus logs.
float add_log(float a, float b) {
  if (a == impossible) return b;
  if (b == impossible) return a;
  const float low = std::min(a, b), apart = std::abs(a - b);
  return apart > 12 ? low : low - std::log1p(std::exp(-apart));
}

std::uint32_t mark_of(const WordState& memory, bool in_unknown) {
  std::uint32_t mark = in_unknown ? 1U : 0U;
  for (const NgramState* part : {&memory.general, &memory.book}) {
    mark = mark * 8 + part->length * 2U;
    for (unsigned k = 0; k < part->length; ++k) mark = (mark ^ part->tokens[k]) * 0x9E3779B1U;
  }
  return mark;
}

}  // namespace

Decoded BeamSearch::run(const Paragraph& paragraph, CharSpan span, const WordState& start,
                        const OfferArcs& offer) {
  arcs_.clear();
  states_.clear();
  edges_.clear();
  places_.resize(std::max(places_.size(), paragraph.seen.size() + 1));
  for (std::uint32_t k = span.begin; k <= span.end; ++k) {  // keeps their memory
    places_[k].states.clear();
    places_[k].marks.clear();
    places_[k].best = places_[k].passing = impossible;
  }
  first_place_ = span.begin;
  last_place_ = span.end;
  states_.push_back({start, 0, 0, 0, first_place_, false});
  places_[first_place_].states.push_back(0);
  places_[first_place_].marks.add(mark_of(start, false));
  for (std::uint32_t at = first_place_; at < last_place_; ++at) expand(paragraph, at, offer);
  close_unknown(last_place_);
  return finish();
}

void BeamSearch::expand(const Paragraph& paragraph, std::uint32_t at, const OfferArcs& offer) {
  if (places_[at].states.empty()) return;
  at_ = at;
  close_unknown(at);
  prune(at);
  if (places_[at].states.empty()) return;
  const std::vector<std::uint32_t>& states =
      places_[at].states;  // steps lead onward: it does not grow
  const Seen letter = paragraph.seen[at];
  if (is_seen_space(letter)) {
    for (const std::uint32_t from : states) {
      if (!states_[from].in_unknown) step(from, at + 1, states_[from].memory, false, no_arc, 0);
    }
    return;
  }
  if (letter == seen::other) {
    const std::uint32_t end = paragraph.end_of_barrier(at);
    arcs_.push_back({at, end, paragraph.barrier[at], 0, false});
    const auto arc = static_cast<std::uint32_t>(arcs_.size() - 1);
    for (const std::uint32_t from : states) {
      if (states_[from].in_unknown) continue;
      WordState next;
      const float cost = -words_.score(states_[from].memory, paragraph.barrier[at], next);
      step(from, end, next, false, arc, cost);
    }
    return;
  }
  expand_words(at, states, offer);
  expand_unknown(paragraph, at, states);
}

void BeamSearch::expand_words(std::uint32_t at, const std::vector<std::uint32_t>& states,
                              const OfferArcs& offer) {
  if (std::all_of(states.begin(), states.end(),
                  [&](std::uint32_t s) { return states_[s].in_unknown; }))
    return;
  const auto first = static_cast<std::uint32_t>(arcs_.size());
  offer(at, behind_, arcs_);
  for (const std::uint32_t from : states) ask_ahead(from, first);
  WordState next;
  for (const std::uint32_t from : states) {
    for (std::uint32_t arc = first; arc < arcs_.size(); ++arc) {
      if (!is_worth_following(from, arc)) continue;
      const float language = words_.score(states_[from].memory, arcs_[arc].word, next);
      const float cost = arcs_[arc].cost - options_.language_scale * language;
      if (is_hopeless(from, arcs_[arc].end, cost)) continue;
      step(from, arcs_[arc].end, next, false, arc, cost);
    }
  }
}

/// The cost above which a state of `place` is not kept, as far as is known.
float BeamSearch::worst_kept(const Place& place) const {
  return std::min(place.best, place.passing + options_.passing_margin) + options_.beam;
}

bool BeamSearch::is_hopeless(std::uint32_t from, std::uint32_t to_place, float cost) const {
  return states_[from].best + cost > worst_kept(places_[to_place]);
}

/// What the channel alone takes may be more than is followed where the arc leads.
bool BeamSearch::is_worth_following(std::uint32_t from, std::uint32_t arc) const {
  const Arc& word = arcs_[arc];
  return !states_[from].in_unknown && word.end <= last_place_ &&
         !is_hopeless(from, word.end, word.cost);
}

/// For the words of all arcs from `first` on, which the model will be asked about after `from`.
void BeamSearch::ask_ahead(std::uint32_t from, std::uint32_t first) const {
  if (!states_[from].in_unknown) words_.prefetch(states_[from].memory, word::unknown);
  for (std::uint32_t arc = first; arc < arcs_.size(); ++arc) {
    if (is_worth_following(from, arc)) words_.prefetch(states_[from].memory, arcs_[arc].word);
  }
}

void BeamSearch::expand_unknown(const Paragraph& paragraph, std::uint32_t at,
                                const std::vector<std::uint32_t>& states) {
  const std::uint32_t end = paragraph.end_of_unknown(at);
  const float letters = paragraph.unknown_cost[end] - paragraph.unknown_cost[at];
  for (const std::uint32_t from : states) {
    if (states_[from].in_unknown) {
      step(from, end, states_[from].memory, true, no_arc, letters);
      continue;
    }
    const float start = letters + options_.unknown_start;
    if (is_hopeless(from, end, start)) continue;
    WordState next;
    const float language = words_.score(states_[from].memory, word::unknown, next);
    step(from, end, next, true, no_arc, start - options_.language_scale * language);
  }
}

void BeamSearch::close_unknown(std::uint32_t at) {
  const std::size_t count = places_[at].states.size();
  for (std::size_t k = 0; k < count; ++k) {
    const std::uint32_t from = places_[at].states[k];
    if (states_[from].in_unknown) step(from, at, states_[from].memory, false, no_arc, 0);
  }
}

/// Nothing is added to the place any more: its marks are of no use from here on.
void BeamSearch::prune(std::uint32_t at) {
  auto& here = places_[at].states;
  order_.clear();
  for (const std::uint32_t state : here) order_.emplace_back(states_[state].best, state);
  const std::size_t most = std::min(options_.most_states, here.size());
  const auto last = order_.begin() + static_cast<std::ptrdiff_t>(most);
  if (order_.size() <= few_states) {
    std::sort(order_.begin(), order_.end());
  } else {
    std::partial_sort(order_.begin(), last, order_.end());
  }
  here.clear();
  behind_ = order_[0].first - places_[at].passing;
  const float worst = worst_kept(places_[at]);
  for (std::size_t k = 0; k < most && !(order_[k].first > worst); ++k)
    here.push_back(order_[k].second);
}

/// A way from the place that is left, where it costs `begin`, to place `end` costs at the places in
/// between what their share of its letters does.
void BeamSearch::pass_over(float begin, std::uint32_t end) {
  if (end <= at_ + 1) return;
  const float each = (places_[end].best - begin) / static_cast<float>(end - at_);
  float cost = begin;
  for (std::uint32_t at = at_ + 1; at < end; ++at) {
    cost += each;
    places_[at].passing = std::min(places_[at].passing, cost);
  }
}

void BeamSearch::step(std::uint32_t from, std::uint32_t to_place, const WordState& memory,
                      bool in_unknown, std::uint32_t arc, float cost) {
  if (to_place > last_place_) return;  // what is searched ends with a word
  const float best = states_[from].best + cost,
              sum = states_[from].sum + cost * options_.posterior_scale;
  Place& there = places_[to_place];
  if (best < there.best) {
    there.best = best;
    pass_over(states_[from].best, to_place);
  }
  const std::uint32_t mark = mark_of(memory, in_unknown);
  const auto edge = static_cast<std::uint32_t>(edges_.size());
  const std::size_t known = there.marks.find(mark, [&](std::size_t k) {
    const State& state = states_[there.states[k]];
    return state.in_unknown == in_unknown && state.memory == memory;
  });
  if (known != MarkIndex::none) {
    const std::uint32_t to = there.states[known];
    State& state = states_[to];
    state.sum = add_log(state.sum, sum);
    if (best < state.best) state.best = best, state.back = edge;
    edges_.push_back({from, to, arc, cost});
    return;
  }
  const auto to = static_cast<std::uint32_t>(states_.size());
  states_.push_back({memory, best, sum, edge, to_place, in_unknown});
  there.states.push_back(to);
  there.marks.add(mark);
  edges_.push_back({from, to, arc, cost});
}

/// Minus log posterior of every arc.
std::vector<float> BeamSearch::arc_costs() {
  std::vector<float> after(states_.size(), impossible), costs(arcs_.size(), impossible);
  float total = impossible;
  for (const std::uint32_t last : places_[last_place_].states) {
    if (states_[last].in_unknown) continue;
    after[last] = 0;
    total = add_log(total, states_[last].sum);
  }
  // Edges were made in the order of their places, so that all that leads on from an edge stands
  // behind it.
  for (std::size_t k = edges_.size(); k-- > 0;) {
    const Edge& edge = edges_[k];
    if (after[edge.to] == impossible) continue;
    const float rest = edge.cost * options_.posterior_scale + after[edge.to];
    after[edge.from] = add_log(after[edge.from], rest);
    if (edge.arc != no_arc)
      costs[edge.arc] = add_log(costs[edge.arc], states_[edge.from].sum + rest - total);
  }
  return costs;
}

Decoded BeamSearch::finish() {
  Decoded out;
  const auto& last = places_[last_place_].states;
  std::uint32_t at = no_arc;
  for (const std::uint32_t state : last) {
    if (!states_[state].in_unknown && (at == no_arc || states_[state].best < states_[at].best))
      at = state;
  }
  if (at == no_arc) return out;
  const std::vector<float> costs = arc_costs();
  std::uint32_t unknown_end = 0;
  while (at != 0) {
    const Edge& edge = edges_[states_[at].back];
    const std::uint32_t place = states_[edge.from].place;
    if (edge.arc != no_arc) out.best.push_back({arcs_[edge.arc], std::exp(-costs[edge.arc])});
    if (states_[edge.from].in_unknown && !states_[at].in_unknown) unknown_end = place;
    if (!states_[edge.from].in_unknown && states_[at].in_unknown)
      out.best.push_back({{place, unknown_end, word::unknown, 0, false}, 0});
    at = edge.from;
  }
  std::reverse(out.best.begin(), out.best.end());
  for (std::size_t k = 0; k < arcs_.size(); ++k) {
    const float posterior = std::exp(-costs[k]);
    if (posterior >= least_posterior && arcs_[k].word >= word::first)
      out.arcs.push_back({arcs_[k], posterior});
  }
  return out;
}

}  // namespace chamra
