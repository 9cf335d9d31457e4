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
constexpr std::size_t written_states = 2;  // of a place, in the first pass

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

Decoded Decoder::decode(const Paragraph& paragraph) {
  finder_.open(paragraph);
  recurring_finder_.open(paragraph);
  in_context_ = false;
  const auto size = static_cast<std::uint32_t>(paragraph.seen.size());
  WordState start;
  words_.score({}, word::boundary, start);
  as_written_ = true;
  const Decoded written = search(paragraph, {0, size}, start);
  as_written_ = false;
  find_doubts(paragraph, written, start);
  tell_costs(size);
  find_islands();
  found_.clear();
  found_at_.assign(size + 1, {0, 0});
  for (Island& island : islands_) read_island(paragraph, written, island);
  Decoded read = joined(written);
  const auto undecided = [](const Island& island) { return island.undecided; };
  if (context_.empty() || std::none_of(islands_.begin(), islands_.end(), undecided)) return read;
  read_surroundings(read, size);
  in_context_ = true;
  for (Island& island : islands_) {
    if (island.undecided) read_island(paragraph, written, island);
  }
  return joined(written);
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

/// Where words as they stand read badly. Their neighbours are worth the wide search too.
void Decoder::find_doubts(const Paragraph& paragraph, const Decoded& written,
                          const WordState& start) {
  doubts_.assign(paragraph.seen.size() + 1, Doubt::None);
  word_doubts_.clear();
  before_.assign(1, start);
  for (const Reading& reading : written.best) {
    WordState next;
    const float cost = -words_.score(before_.back(), reading.arc.word, next);
    before_.push_back(next);
    word_doubts_.push_back(doubt_of(paragraph, reading.arc, cost));
  }
  for (std::size_t k = 0; k < word_doubts_.size(); ++k) {
    const Arc& arc = written.best[k].arc;
    std::fill(doubts_.begin() + arc.begin, doubts_.begin() + arc.end, doubt_near(k, 1));
  }
}

/// `cost`: of the word after those before it.
Decoder::Doubt Decoder::doubt_of(const Paragraph& paragraph, const Arc& arc, float cost) {
  if (arc.word == word::unknown) return Doubt::Unknown;
  if (arc.word >= word::first && cost > options_.doubt * static_cast<float>(arc.end - arc.begin))
    return Doubt::Misfit;
  arcs_.clear();
  add_whole_words(paragraph, arc.begin, arcs_);
  return arcs_.empty() ? Doubt::None : Doubt::Misfit;
}

/// The worst doubt of word `k` and as many as `words` before and behind it.
Decoder::Doubt Decoder::doubt_near(std::size_t k, std::size_t words) const {
  const std::size_t first = k - std::min(k, words);
  const std::size_t last = std::min(k + words + 1, word_doubts_.size());
  return *std::max_element(word_doubts_.begin() + static_cast<std::ptrdiff_t>(first),
                           word_doubts_.begin() + static_cast<std::ptrdiff_t>(last));
}

/// Stretches where something is in doubt, some words before and behind included.
void Decoder::find_islands() {
  islands_.clear();
  const std::size_t context = options_.sure_context + 1;
  for (std::size_t k = 0; k < word_doubts_.size(); ++k) {
    if (doubt_near(k, context) == Doubt::None) continue;
    if (islands_.empty() || islands_.back().last < k) islands_.push_back({k, k, {}, false});
    islands_.back().last = k + 1;
  }
}

void Decoder::read_island(const Paragraph& paragraph, const Decoded& written, Island& island) {
  const CharSpan span{written.best[island.first].arc.begin, written.best[island.last - 1].arc.end};
  island.read = search(paragraph, span, before_[island.first]);
  island.undecided = std::any_of(island.read.arcs.begin(), island.read.arcs.end(),
                                 [](const Reading& reading) { return reading.arc.changed; });
}

/// What stands between islands is read as written.
Decoded Decoder::joined(const Decoded& written) const {
  Decoded out;
  std::size_t k = 0;
  for (const Island& island : islands_) {
    for (; k < island.first; ++k) add_written(written.best[k], out);
    out.best.insert(out.best.end(), island.read.best.begin(), island.read.best.end());
    out.arcs.insert(out.arcs.end(), island.read.arcs.begin(), island.read.arcs.end());
    k = island.last;
  }
  for (; k < written.best.size(); ++k) add_written(written.best[k], out);
  return out;
}

void Decoder::add_written(const Reading& reading, Decoded& out) {
  out.best.push_back(reading);
  if (reading.arc.word >= word::first) out.arcs.push_back(reading);
}

/// What the first pass has found it to cost to come to every place, or over it.
void Decoder::tell_costs(std::uint32_t size) {
  written_.assign(1, 0);
  for (std::size_t k = 1; k <= size; ++k) {
    const float cost = std::min(places_[k].best, places_[k].passing);
    written_.push_back(cost < impossible ? std::max(cost, written_.back()) : written_.back());
  }
  finder_.expect(written_);
  recurring_finder_.expect(written_);
}

/// What reads well is read as it stands, and so is what begins inside of better readings.
void Decoder::find_arcs(const Paragraph& paragraph, std::uint32_t at) {
  if (as_written_ || doubts_[at] == Doubt::None || behind_ > options_.passed_over) {
    finder_.find_as_written(at, arcs_);
    if (!as_written_) add_whole_words(paragraph, at, arcs_);
    return;
  }
  const std::size_t first = arcs_.size();
  const bool unknown = doubts_[at] == Doubt::Unknown;
  finder_.find(at, unknown ? options_.width : options_.doubtful_width, behind_, arcs_);
  more_arcs_.clear();
  add_whole_words(paragraph, at, more_arcs_);
  if (!recurring_finder_.empty() && !is_seen_lao(paragraph.seen[at]))
    recurring_finder_.find(at, options_.recurring_width, behind_, more_arcs_);
  for (const Arc& arc : more_arcs_) add_arc(arc, first);
}

/// Those of the first reading of an island do for the second.
void Decoder::arcs_at(const Paragraph& paragraph, std::uint32_t at) {
  if (in_context_ && found_at_[at].first < found_at_[at].second) {
    arcs_.insert(arcs_.end(), found_.begin() + found_at_[at].first,
                 found_.begin() + found_at_[at].second);
    return;
  }
  const auto first = static_cast<std::ptrdiff_t>(arcs_.size());
  find_arcs(paragraph, at);
  if (as_written_ || in_context_ || context_.empty()) return;
  found_at_[at].first = static_cast<std::uint32_t>(found_.size());
  found_.insert(found_.end(), arcs_.begin() + first, arcs_.end());
  found_at_[at].second = static_cast<std::uint32_t>(found_.size());
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

/// Words that fit among those around cost less, others more.
void Decoder::weigh_by_context(std::uint32_t first) {
  for (std::uint32_t k = first; k < arcs_.size(); ++k) {
    Arc& arc = arcs_[k];
    const float fit = surroundings_.score({arc.begin, arc.end}, arc.word);
    arc.cost -=
        options_.context_scale * std::clamp(fit, -options_.most_context, options_.most_context);
  }
}

/// `start`: what stands before `span`, which begins and ends with words.
Decoded Decoder::search(const Paragraph& paragraph, CharSpan span, const WordState& start) {
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
  states_.push_back({start});
  places_[first_place_].states.push_back(0);
  places_[first_place_].marks.push_back(mark_of(start, false));
  for (std::uint32_t at = first_place_; at < last_place_; ++at) expand(paragraph, at);
  close_unknown(last_place_);
  return finish();
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
void Decoder::add_whole_words(const Paragraph& paragraph, std::uint32_t at,
                              std::vector<Arc>& out) const {
  for (const WordConfusion& whole : whole_words_.beginning_at(paragraph.seen, at)) {
    const std::size_t end = at + whole.seen.size();
    if (end > paragraph.seen.size() || (end < paragraph.seen.size() && !paragraph.breakable[end]))
      continue;
    if (!std::equal(whole.seen.begin(), whole.seen.end(), paragraph.seen.begin() + at)) continue;
    out.push_back({at, static_cast<std::uint32_t>(end), whole.meant,
                   whole.cost + options_.whole_word_price, true});
  }
}

void Decoder::expand_words(const Paragraph& paragraph, std::uint32_t at,
                           const std::vector<std::uint32_t>& states) {
  if (std::all_of(states.begin(), states.end(),
                  [&](std::uint32_t s) { return states_[s].in_unknown; }))
    return;
  const auto first = static_cast<std::uint32_t>(arcs_.size());
  arcs_at(paragraph, at);
  if (in_context_) weigh_by_context(first);
  for (const std::uint32_t from : states) ask_ahead(from, first);
  WordState next;
  for (const std::uint32_t from : states) {
    for (std::uint32_t arc = first; arc < arcs_.size(); ++arc) {
      if (!is_worth_following(from, arc)) continue;
      const float language = words_.score(states_[from].memory, arcs_[arc].word, next);
      step(from, arcs_[arc].end, next, false, arc,
           arcs_[arc].cost - options_.language_scale * language);
    }
  }
}

/// What the channel alone takes may be more than is followed where the arc leads.
bool Decoder::is_worth_following(std::uint32_t from, std::uint32_t arc) const {
  const Arc& word = arcs_[arc];
  return !states_[from].in_unknown && word.end <= last_place_ &&
         !(states_[from].best + word.cost > places_[word.end].best + options_.beam);
}

/// For the words of all arcs from `first` on, which the model will be asked about after `from`.
void Decoder::ask_ahead(std::uint32_t from, std::uint32_t first) const {
  for (std::uint32_t arc = first; arc < arcs_.size(); ++arc) {
    if (is_worth_following(from, arc)) words_.prefetch(states_[from].memory, arcs_[arc].word);
  }
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
  const std::size_t most =
      std::min(as_written_ ? written_states : options_.most_states, here.size());
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
  if (to_place > last_place_) return;  // what is searched ends with a word
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
    if (!as_written_) state.sum = add_log(state.sum, sum);
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

Decoded Decoder::finish() {
  Decoded out;
  const auto& last = places_[last_place_].states;
  std::uint32_t at = no_arc;
  for (const std::uint32_t state : last) {
    if (!states_[state].in_unknown && (at == no_arc || states_[state].best < states_[at].best))
      at = state;
  }
  if (at == no_arc) return out;
  // Of words as written only the best are asked for.
  const std::vector<float> costs = as_written_ ? std::vector<float>(arcs_.size()) : arc_costs();
  std::uint32_t unknown_end = 0, place = last_place_;
  // Places are not kept in states; arcs and unknown stretches tell them.
  std::vector<std::uint32_t> place_of(states_.size());
  for (std::uint32_t p = first_place_; p <= last_place_; ++p) {
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
  for (std::size_t k = 0; k < arcs_.size() && !as_written_; ++k) {
    const float posterior = std::exp(-costs[k]);
    if (posterior >= least_posterior && arcs_[k].word >= word::first)
      out.arcs.push_back({arcs_[k], posterior});
  }
  return out;
}

}  // namespace chamra
