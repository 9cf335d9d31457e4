// SPDX-License-Identifier: Apache-2.0
#include "lattice/decoder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace chamra {
namespace {

constexpr std::uint32_t no_arc = 0xFFFFFFFF;
constexpr float impossible = std::numeric_limits<float>::infinity();
constexpr float least_posterior = 1e-3F;

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

bool is_space(Seen letter) { return letter == seen::blank || letter == seen::line_break; }

}  // namespace

const WordConfusions Sources::no_word_confusions;
const Lexicon Sources::no_words;
const ContextModel Sources::no_context;

Decoder::Decoder(const Sources& sources, const DecoderOptions& options)
    : words_(sources.words),
      whole_words_(sources.whole_words),
      finder_(sources.lexicon, sources.words, sources.confusions),
      recurring_finder_(sources.recurring, sources.words, sources.confusions),
      context_(sources.context),
      options_(options) {}

void Decoder::restart() {
  finder_.restart();
  recurring_finder_.restart();
}

Decoded Decoder::decode(const Paragraph& paragraph) {
  finder_.open(paragraph);
  recurring_finder_.open(paragraph);
  in_context_ = false;
  find_doubts(paragraph);
  Decoded read = search(paragraph);
  const bool undecided = std::any_of(read.arcs.begin(), read.arcs.end(),
                                     [](const Reading& reading) { return reading.arc.changed; });
  if (context_.empty() || !undecided) return read;
  read_surroundings(read, paragraph.seen.size());
  in_context_ = true;
  return search(paragraph);
}

/// What was read is what the words around are taken to be. Punctuation in a row is one, as in the
/// text that contexts were learnt from.
void Decoder::read_surroundings(const Decoded& read, std::size_t letters) {
  std::vector<PlacedWord> words;
  for (const Reading& reading : read.best) {
    const Arc& arc = reading.arc;
    if (arc.word == word::boundary && !words.empty() && words.back().id == word::boundary) continue;
    words.push_back({{arc.begin, arc.end}, arc.word});
  }
  surroundings_.read(context_, words, letters);
}

/// A first pass over the words as they stand. Words that read badly, and their neighbours, are
/// worth the wide search.
void Decoder::find_doubts(const Paragraph& paragraph) {
  as_written_ = true;
  const Decoded written = search(paragraph);
  as_written_ = false;
  doubts_.assign(paragraph.seen.size() + 1, Doubt::None);
  std::vector<Doubt> doubts;
  WordState state, next;
  words_.score({}, word::boundary, state);
  for (const Reading& reading : written.best) {
    const float cost = -words_.score(state, reading.arc.word, next);
    state = next;
    const auto letters = static_cast<float>(reading.arc.end - reading.arc.begin);
    const bool misfit = reading.arc.word >= word::first && cost > options_.doubt * letters;
    doubts.push_back(reading.arc.word == word::unknown ? Doubt::Unknown
                     : misfit                          ? Doubt::Misfit
                                                       : Doubt::None);
  }
  for (std::size_t k = 0; k < doubts.size(); ++k) {
    Doubt doubt = doubts[k];
    if (k > 0) doubt = std::max(doubt, doubts[k - 1]);
    if (k + 1 < doubts.size()) doubt = std::max(doubt, doubts[k + 1]);
    const Arc& arc = written.best[k].arc;
    std::fill(doubts_.begin() + arc.begin, doubts_.begin() + arc.end, doubt);
  }
}

const SearchWidth& Decoder::width_at(std::uint32_t at) const {
  if (as_written_) return options_.width;
  if (behind_ > options_.passed_over) return options_.sure_width;
  if (doubts_[at] == Doubt::Unknown) return options_.width;
  return doubts_[at] == Doubt::Misfit ? options_.doubtful_width : options_.sure_width;
}

Decoded Decoder::search(const Paragraph& paragraph) {
  arcs_.clear();
  states_.clear();
  edges_.clear();
  places_.resize(std::max(places_.size(), paragraph.seen.size() + 1));
  for (std::size_t k = 0; k <= paragraph.seen.size(); ++k) {  // keeps their memory
    places_[k].states.clear();
    places_[k].marks.clear();
    places_[k].best = places_[k].passing = impossible;
  }
  last_place_ = static_cast<std::uint32_t>(paragraph.seen.size());
  State start;
  words_.score({}, word::boundary, start.memory);
  states_.push_back(start);
  places_[0].states.push_back(0);
  places_[0].marks.push_back(mark_of(start.memory, false));
  for (std::uint32_t at = 0; at < paragraph.seen.size(); ++at) expand(paragraph, at);
  close_unknown(static_cast<std::uint32_t>(paragraph.seen.size()));
  return finish(paragraph);
}

void Decoder::expand(const Paragraph& paragraph, std::uint32_t at) {
  if (places_[at].states.empty()) return;
  at_ = at;
  close_unknown(at);
  prune(at);
  if (places_[at].states.empty()) return;
  const std::vector<std::uint32_t>& states =
      places_[at].states;  // steps lead onward: it does not grow
  const Seen letter = paragraph.seen[at];
  if (is_space(letter)) {
    for (const std::uint32_t from : states) {
      if (!states_[from].in_unknown) step(from, at + 1, states_[from].memory, false, no_arc, 0);
    }
    return;
  }
  if (letter == seen::other) {
    std::uint32_t end = at + 1;
    while (end < paragraph.seen.size() && paragraph.seen[end] == seen::other &&
           paragraph.barrier[end] == paragraph.barrier[at])
      ++end;
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
  expand_words(paragraph, at, states);
  expand_unknown(paragraph, at, states);
}

/// Words that the book's OCR has been seen to read as what stands here, letter for letter.
void Decoder::add_whole_words(const Paragraph& paragraph, std::uint32_t at, std::size_t first) {
  for (const WordConfusion& whole : whole_words_.beginning_at(paragraph.seen, at)) {
    const std::size_t end = at + whole.seen.size();
    if (end > paragraph.seen.size() || (end < paragraph.seen.size() && !paragraph.breakable[end]))
      continue;
    if (!std::equal(whole.seen.begin(), whole.seen.end(), paragraph.seen.begin() + at)) continue;
    add_arc({at, static_cast<std::uint32_t>(end), whole.meant,
             whole.cost + options_.whole_word_price, true},
            first);
  }
}

void Decoder::find_arcs(const Paragraph& paragraph, std::uint32_t at) {
  SearchWidth width = width_at(at);
  width.as_written = as_written_;
  const std::size_t first = arcs_.size();
  finder_.find(at, width, arcs_);
  if (as_written_) return;
  add_whole_words(paragraph, at, first);
  add_recurring(paragraph, at, first);
}

/// Unless one of those from `first` on is the same word at the same place: then the cheaper stays.
void Decoder::add_arc(const Arc& arc, std::size_t first) {
  const auto same = std::find_if(
      arcs_.begin() + static_cast<std::ptrdiff_t>(first), arcs_.end(),
      [&](const Arc& known) { return known.word == arc.word && known.end == arc.end; });
  if (same == arcs_.end()) {
    arcs_.push_back(arc);
  } else if (arc.cost < same->cost) {
    *same = arc;
  }
}

/// Words of the book that are further off than others are looked for.
void Decoder::add_recurring(const Paragraph& paragraph, std::uint32_t at, std::size_t first) {
  if (recurring_finder_.empty() || is_seen_lao(paragraph.seen[at])) return;
  recurring_arcs_.clear();
  const bool sure = doubts_[at] == Doubt::None;
  recurring_finder_.find(at, sure ? options_.recurring_sure_width : options_.recurring_width,
                         recurring_arcs_);
  for (const Arc& arc : recurring_arcs_) add_arc(arc, first);
}

/// Words that fit among those around cost less, others more.
void Decoder::weigh_by_context(std::uint32_t first) {
  for (std::uint32_t k = first; k < arcs_.size(); ++k) {
    Arc& arc = arcs_[k];
    const float fit = surroundings_.score({arc.begin, arc.end}, arc.word);
    arc.cost -=
        options_.context_scale * std::clamp(fit, -options_.most_context, options_.most_context);
  }
}

void Decoder::expand_words(const Paragraph& paragraph, std::uint32_t at,
                           const std::vector<std::uint32_t>& states) {
  if (std::all_of(states.begin(), states.end(),
                  [&](std::uint32_t s) { return states_[s].in_unknown; }))
    return;
  const auto first = static_cast<std::uint32_t>(arcs_.size());
  find_arcs(paragraph, at);
  if (in_context_) weigh_by_context(first);
  for (const std::uint32_t from : states) ask_ahead(from, first);
  for (const std::uint32_t from : states) {
    if (states_[from].in_unknown) continue;
    for (std::uint32_t arc = first; arc < arcs_.size(); ++arc) {
      WordState next;
      const float language = words_.score(states_[from].memory, arcs_[arc].word, next);
      step(from, arcs_[arc].end, next, false, arc,
           arcs_[arc].cost - options_.language_scale * language);
    }
  }
}

/// For the words of all arcs from `first` on, which the model will be asked about after `from`.
void Decoder::ask_ahead(std::uint32_t from, std::uint32_t first) const {
  if (states_[from].in_unknown) return;
  for (std::uint32_t arc = first; arc < arcs_.size(); ++arc)
    words_.prefetch(states_[from].memory, arcs_[arc].word);
}

void Decoder::expand_unknown(const Paragraph& paragraph, std::uint32_t at,
                             const std::vector<std::uint32_t>& states) {
  std::uint32_t end = at + 1;
  while (end < paragraph.seen.size() && !paragraph.breakable[end] &&
         !is_space(paragraph.seen[end]) && paragraph.seen[end] != seen::other)
    ++end;
  const float letters = paragraph.unknown_cost[end] - paragraph.unknown_cost[at];
  for (const std::uint32_t from : states) {
    if (states_[from].in_unknown) {
      step(from, end, states_[from].memory, true, no_arc, letters);
      continue;
    }
    WordState next;
    const float language = words_.score(states_[from].memory, word::unknown, next);
    step(from, end, next, true, no_arc,
         letters + options_.unknown_start - options_.language_scale * language);
  }
}

void Decoder::close_unknown(std::uint32_t at) {
  const std::size_t count = places_[at].states.size();
  for (std::size_t k = 0; k < count; ++k) {
    const std::uint32_t from = places_[at].states[k];
    if (states_[from].in_unknown) step(from, at, states_[from].memory, false, no_arc, 0);
  }
}

/// Nothing is added to the place any more: its marks are of no use from here on.
void Decoder::prune(std::uint32_t at) {
  auto& here = places_[at].states;
  order_.clear();
  for (const std::uint32_t state : here) order_.emplace_back(states_[state].best, state);
  const std::size_t most = std::min(as_written_ ? 3 : options_.most_states, here.size());
  std::partial_sort(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(most),
                    order_.end());
  here.clear();
  behind_ = order_[0].first - places_[at].passing;
  float worst = order_[0].first + options_.beam;
  // What words as they stand have no use for is not followed.
  if (as_written_) worst = std::min(worst, places_[at].passing + options_.beam);
  for (std::size_t k = 0; k < most && !(order_[k].first > worst); ++k)
    here.push_back(order_[k].second);
}

void Decoder::step(std::uint32_t from, std::uint32_t to_place, const WordState& memory,
                   bool in_unknown, std::uint32_t arc, float cost) {
  const float best = states_[from].best + cost,
              sum = states_[from].sum + cost * options_.posterior_scale;
  Place& there = places_[to_place];
  if (best < there.best) {
    there.best = best;
    if (to_place > at_ + 1) pass_over(states_[from].best, to_place);
  }
  const std::uint32_t mark = mark_of(memory, in_unknown);
  const auto edge = static_cast<std::uint32_t>(edges_.size());
  for (std::size_t k = 0; k < there.marks.size(); ++k) {
    if (there.marks[k] != mark) continue;
    const std::uint32_t to = there.states[k];
    State& state = states_[to];
    if (state.in_unknown != in_unknown || !(state.memory == memory)) continue;
    state.sum = add_log(state.sum, sum);
    if (best < state.best) state.best = best, state.back = edge;
    edges_.push_back({from, to, arc, cost});
    return;
  }
  const auto to = static_cast<std::uint32_t>(states_.size());
  states_.push_back({memory, best, sum, edge, in_unknown});
  there.states.push_back(to);
  there.marks.push_back(mark);
  edges_.push_back({from, to, arc, cost});
}

/// A way from here, where it costs `begin`, to `end` costs in between what its share of letters
/// does.
void Decoder::pass_over(float begin, std::uint32_t end) {
  const float each = (places_[end].best - begin) / static_cast<float>(end - at_);
  float cost = begin;
  for (std::uint32_t at = at_ + 1; at < end; ++at) {
    cost += each;
    places_[at].passing = std::min(places_[at].passing, cost);
  }
}

/// Minus log posterior of every arc.
std::vector<float> Decoder::arc_costs() {
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

Decoded Decoder::finish(const Paragraph& paragraph) {
  Decoded out;
  const auto& last = places_[last_place_].states;
  std::uint32_t at = no_arc;
  for (const std::uint32_t state : last) {
    if (!states_[state].in_unknown && (at == no_arc || states_[state].best < states_[at].best))
      at = state;
  }
  if (at == no_arc) return out;
  const std::vector<float> costs = arc_costs();
  std::uint32_t unknown_end = 0, place = static_cast<std::uint32_t>(paragraph.seen.size());
  // Places are not kept in states; arcs and unknown stretches tell them.
  std::vector<std::uint32_t> place_of(states_.size());
  for (std::uint32_t p = 0; p <= last_place_; ++p) {
    for (const std::uint32_t state : places_[p].states) place_of[state] = p;
  }
  while (at != 0) {
    const Edge& edge = edges_[states_[at].back];
    place = place_of[edge.from];
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
