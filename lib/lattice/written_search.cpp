// SPDX-License-Identifier: Apache-2.0
#include "lattice/written_search.hpp"

#include <algorithm>

namespace chamra {
namespace {

constexpr std::uint32_t most_kept = 2;   // states of a place, of either kind
constexpr std::uint32_t far_ahead = 32;  // letters that memory is asked ahead

}  // namespace

WrittenSearch::WrittenSearch(const Lexicon& lexicon, const WordModel& words,
                             const DecoderOptions& options)
    : arcs_(lexicon, words, options), words_(words), options_(options) {}

const std::vector<WrittenWord>& WrittenSearch::run(const Paragraph& paragraph,
                                                   const WordState& start) {
  paragraph_ = &paragraph;
  arcs_.find(paragraph);
  const auto size = static_cast<std::uint32_t>(paragraph.seen.size());
  states_.assign(1, {start, 0, 0, 0, {}});
  places_.assign(size + 1U, {});
  places_[0] = {0, 0, 1};
  for (std::uint32_t at = 1; at <= size + far_ahead; ++at) {
    if (at <= size) ask_ahead(at);
    if (at > far_ahead) come_to(at - far_ahead);
  }
  trace();
  return found_;
}

/// Asks memory for what the model will be asked about what ends at `at`.
void WrittenSearch::ask_ahead(std::uint32_t at) {
  for (const WrittenArc& one : arcs_.ending_at(at)) ask_ahead(one.arc.word, one.after);
  const std::uint32_t stretch = arcs_.stretch_before(at);
  if (stretch != WrittenArcs::none) ask_ahead(word::unknown, arcs_.before_blanks(stretch));
}

void WrittenSearch::ask_ahead(WordId word, std::uint32_t after) {
  const std::uint64_t hash = start_hash(word);
  for (const WrittenArc& last : arcs_.ending_at(after)) {
    const std::uint64_t pair = grow_hash(hash, last.arc.word);
    words_.prefetch(2, pair);
    for (const WrittenArc& older : arcs_.ending_at(last.after))
      words_.prefetch(3, grow_hash(pair, older.arc.word));
  }
}

void WrittenSearch::come_to(std::uint32_t at) {
  const auto arcs = arcs_.ending_at(at);
  const std::uint32_t stretch = arcs_.stretch_before(at);
  if (arcs.empty() && stretch == WrittenArcs::none) return;
  Place& here = places_[at];
  here.first = static_cast<std::uint32_t>(states_.size());
  if (stretch != WrittenArcs::none) read_stretch(stretch, at);
  here.words = static_cast<std::uint32_t>(states_.size());
  for (std::uint32_t k = here.first; k < here.words; ++k) states_.push_back(State(states_[k]));
  for (const WrittenArc& one : arcs) read_arc(one, here.words);
  here.end = static_cast<std::uint32_t>(states_.size());
}

/// Letters of no known word from `before` up to `at`, as a stretch goes on and as one begins:
/// behind the cheapest state alone, since what a word is after tells little of what is none.
void WrittenSearch::read_stretch(std::uint32_t before, std::uint32_t at) {
  const float letters = paragraph_->unknown_cost[at] - paragraph_->unknown_cost[before];
  const auto first = static_cast<std::uint32_t>(states_.size());
  const Place inside = places_[before], there = places_[arcs_.before_blanks(before)];
  for (std::uint32_t k = inside.first; k < inside.words; ++k) {
    states_.push_back(State(states_[k]));
    states_.back().best += letters;
    states_.back().arc.end = at;
  }
  if (there.words == there.end) return;
  const std::uint32_t cheapest = cheapest_of(there);
  State& next = states_.emplace_back();
  const State& from = states_[cheapest];
  next.word = -words_.score(from.memory, word::unknown, next.memory);
  next.best = from.best + letters + options_.unknown_start + options_.language_scale * next.word;
  next.back = cheapest, next.arc = {before, at, word::unknown, 0, false};
  keep_best(first);
}

void WrittenSearch::read_arc(const WrittenArc& one, std::uint32_t first) {
  const Arc& arc = one.arc;
  const Place there = places_[one.after];
  const float scale = arc.word < word::first ? 1 : options_.language_scale;
  for (std::uint32_t k = there.words; k < there.end; ++k) {
    State& next = states_.emplace_back();
    const State& from = states_[k];
    next.word = -words_.score(from.memory, arc.word, next.memory);
    next.best = from.best + arc.cost + scale * next.word;
    next.back = k, next.arc = arc;
    keep_best(first);
  }
}

/// Of the states from `first` on, to which one has come: the cheapest, one for each memory.
void WrittenSearch::keep_best(std::uint32_t first) {
  State* const begin = states_.data() + first;
  State* const last = &states_.back();
  if (last <= begin) return;
  for (State* known = begin; known != last; ++known) {
    if (!(known->memory == last->memory)) continue;
    if (last->best < known->best) *known = *last;
    states_.pop_back();
    return;
  }
  const auto cheaper = [](const State& a, const State& b) { return a.best < b.best; };
  State* const worst = std::max_element(begin, last + 1, cheaper);
  const State* const best = std::min_element(begin, last + 1, cheaper);
  const bool too_many = states_.size() - first > most_kept;
  if (!too_many && worst->best <= best->best + options_.beam) return;
  if (worst != last) *worst = *last;
  states_.pop_back();
}

/// Of the states where a word has ended, of which there are some.
std::uint32_t WrittenSearch::cheapest_of(const Place& place) const {
  std::uint32_t cheapest = place.words;
  for (std::uint32_t k = cheapest; k < place.end; ++k) {
    if (states_[k].best < states_[cheapest].best) cheapest = k;
  }
  return cheapest;
}

void WrittenSearch::trace() {
  found_.clear();
  const Place& last = places_[arcs_.before_blanks(static_cast<std::uint32_t>(places_.size() - 1))];
  if (last.words == last.end) return;
  for (std::uint32_t at = cheapest_of(last); at != 0; at = states_[at].back) {
    const State& here = states_[at];
    found_.push_back({here.arc, here.word, here.best, states_[here.back].memory});
  }
  std::reverse(found_.begin(), found_.end());
}

}  // namespace chamra
