// SPDX-License-Identifier: Apache-2.0
#include "correct/other_readings.hpp"

#include <algorithm>
#include <cmath>

namespace chamra {
namespace {

constexpr std::uint32_t longest = 48;    // letters of a stretch
constexpr std::size_t words_before = 3;  // more than the model looks back
constexpr std::size_t words_behind = 2;  // as far as it looks ahead
constexpr std::size_t most_arcs = 64;    // of a place
constexpr std::size_t most_ways = 12;    // to a place within the stretch
constexpr std::size_t most_whole = 48;   // to its end
constexpr float unknown_price = 1;       // nats
constexpr double least_share = 0.75;     // of readings that have a word end where words are parted

std::uint64_t grown(std::uint64_t hash, std::u32string_view letters) {
  for (const char32_t letter : letters) hash = (hash ^ letter) * 0x9E3779B97F4A7C15ULL + 1;
  return hash;
}

}  // namespace

std::vector<Candidate> OtherReadings::of(WordRange words, std::size_t most) {
  if (span_of(words).size() > longest) return {};
  search(words);
  keep_best(span_.end, most);
  const auto& whole = at(span_.end);
  std::vector<Candidate> out;
  double sum = 0;
  for (const std::uint32_t way : whole) {
    const float behind = ways_[way].cost - ways_[whole.front()].cost;
    const double share = std::exp(-decoder_.options().posterior_scale * behind);
    out.push_back({text_of(way), share});
    sum += share;
  }
  for (Candidate& one : out) one.posterior /= sum;
  return out;
}

std::vector<WordRange> OtherReadings::parts(WordRange doubted, WordRange room) {
  if (span_of(room).size() > longest) room = doubted;
  if (span_of(room).size() > longest || room.last - room.first == 1) return {doubted};
  search(room);
  const std::vector<double> shares = share_of_borders(room);
  std::vector<WordRange> out{{room.first, room.first + 1}};
  for (std::size_t k = room.first + 1; k < room.last; ++k) {
    if (shares[k - room.first] >= least_share) out.push_back({k, k});
    out.back().last = k + 1;
  }
  std::erase_if(out, [&](WordRange part) {
    return part.last <= doubted.first || part.first >= doubted.last;
  });
  return out;
}

/// By word of `room`: the share of readings, what is written left out, that have a word end where
/// it begins. 1 where there is no other reading.
std::vector<double> OtherReadings::share_of_borders(WordRange room) const {
  std::vector<double> by_place(span_.size() + 1);
  const auto written = grown(0, written_text());
  double all = 0;
  float least = 0;
  for (const std::uint32_t way : at_.back()) {
    if (ways_[way].text == written) continue;
    if (all == 0) least = ways_[way].cost;
    const double share = std::exp(least - ways_[way].cost);
    all += share;
    for (std::uint32_t k = way; k != none; k = ways_[k].back)
      by_place[ways_[k].place - span_.begin] += share;
  }
  std::vector<double> out;
  for (std::size_t k = room.first; k < room.last; ++k)
    out.push_back(all > 0 ? by_place[decoded_.best[k].arc.begin - span_.begin] / all : 1);
  return out;
}

/// As readings are told: without line breaks.
std::u32string OtherReadings::written_text() const {
  std::u32string out;
  for (std::uint32_t place = span_.begin; place < span_.end; ++place) {
    if (paragraph_.seen[place] != seen::line_break) out += paragraph_.text[place];
  }
  return out;
}

float OtherReadings::fit(std::size_t k) {
  const Arc& arc = decoded_.best[k].arc;
  return surroundings().score({arc.begin, arc.end}, arc.word);
}

Surroundings& OtherReadings::surroundings() {
  if (surroundings_) return *surroundings_;
  surroundings_.emplace().read(tables_.thai.context, placed_words(decoded_),
                               paragraph_.seen.size());
  return *surroundings_;
}

void OtherReadings::search(WordRange words) {
  if (!open_) decoder_.open_wide(paragraph_, decoded_.noise_price);
  open_ = true;
  span_ = span_of(words);
  arcs_.clear();
  ways_.clear();
  at_.assign(span_.size() + 1, {});
  Way begin;
  begin.memory = before(words.first);
  begin.place = span_.begin;
  ways_.push_back(begin);
  at(span_.begin).push_back(0);
  for (std::uint32_t place = span_.begin; place < span_.end; ++place) expand(place);
  keep_best(span_.end, most_whole);
  add_words_behind(words.last);
  keep_best(span_.end, most_whole);
}

WordState OtherReadings::before(std::size_t first) const {
  WordState state, next;
  if (first < words_before) words_.score({}, word::boundary, state);
  for (std::size_t k = first - std::min(first, words_before); k < first; ++k) {
    words_.score(state, decoded_.best[k].arc.word, next);
    state = next;
  }
  return state;
}

void OtherReadings::expand(std::uint32_t place) {
  if (at(place).empty()) return;
  keep_best(place, most_ways);
  const Seen letter = paragraph_.seen[place];
  if (is_seen_space(letter)) return pass_gap(place);
  if (letter == seen::other) return pass_barrier(place);
  expand_words(place);
  if (is_unknown(place)) expand_unknown(place);
}

void OtherReadings::expand_words(std::uint32_t place) {
  find_arcs(place);
  for (const Arc& arc : found_) {
    const auto number = static_cast<std::uint32_t>(arcs_.size());
    arcs_.push_back(arc);
    const std::u32string letters = tables_.lexicon().text(arc.word);
    for (const std::uint32_t from : at(place)) {
      Way way;
      const float language = words_.score(ways_[from].memory, arc.word, way.memory);
      way.cost = ways_[from].cost + arc.cost - decoder_.options().language_scale * language;
      way.text = grown(ways_[from].text, letters);
      way.arc = number;
      step(from, arc.end, way);
    }
  }
}

void OtherReadings::find_arcs(std::uint32_t place) {
  found_.clear();
  decoder_.find_wide(place, found_);
  std::erase_if(found_, [&](const Arc& arc) { return arc.end > span_.end; });
  const DecoderOptions& options = decoder_.options();
  if (!tables_.thai.context.empty()) {
    for (Arc& arc : found_) {
      const float fit = surroundings().score({arc.begin, arc.end}, arc.word);
      arc.cost -=
          options.context_scale * std::clamp(fit, -options.most_context, options.most_context);
    }
  }
  if (found_.size() > most_arcs) keep_likeliest_arcs();
}

/// By what each word costs without its neighbours, held against the letters it explains.
void OtherReadings::keep_likeliest_arcs() {
  const auto dearer = [&](const Arc& arc) {
    return arc.cost - words_.unigram(arc.word) -
           (paragraph_.unknown_cost[arc.end] - paragraph_.unknown_cost[arc.begin]);
  };
  std::nth_element(found_.begin(), found_.begin() + most_arcs, found_.end(),
                   [&](const Arc& a, const Arc& b) { return dearer(a) < dearer(b); });
  found_.resize(most_arcs);
}

/// Only what the best path reads letter by letter may be read so: of any word it might be said that
/// it has won or lost a letter.
bool OtherReadings::is_unknown(std::uint32_t place) const {
  const auto word = std::partition_point(decoded_.best.begin(), decoded_.best.end(),
                                         [&](const Reading& one) { return one.arc.end <= place; });
  return word != decoded_.best.end() && word->arc.word == word::unknown && word->arc.begin <= place;
}

void OtherReadings::expand_unknown(std::uint32_t place) {
  const std::uint32_t end = paragraph_.end_of_unknown(place);
  if (end > span_.end) return;
  const float letters = paragraph_.unknown_cost[end] - paragraph_.unknown_cost[place];
  for (const std::uint32_t from : at(place)) {
    Way way;
    way.memory = ways_[from].memory;
    way.cost = ways_[from].cost + letters;
    if (!ways_[from].in_unknown) {
      const float language = words_.score(ways_[from].memory, word::unknown, way.memory);
      way.cost += unknown_price - decoder_.options().language_scale * language;
    }
    way.text = grown(ways_[from].text, paragraph_.text.substr(place, end - place));
    way.in_unknown = true;
    step(from, end, way);
  }
}

void OtherReadings::pass_gap(std::uint32_t place) {
  const bool breaks = paragraph_.seen[place] == seen::line_break;
  for (const std::uint32_t from : at(place)) {
    Way way = ways_[from];
    way.arc = none;
    way.in_unknown = false;
    if (!breaks) way.text = grown(way.text, paragraph_.text.substr(place, 1));
    step(from, place + 1, way);
  }
}

void OtherReadings::pass_barrier(std::uint32_t place) {
  const std::uint32_t end = std::min(paragraph_.end_of_barrier(place), span_.end);
  for (const std::uint32_t from : at(place)) {
    Way way;
    way.cost =
        ways_[from].cost - words_.score(ways_[from].memory, paragraph_.barrier[place], way.memory);
    way.text = grown(ways_[from].text, paragraph_.text.substr(place, end - place));
    step(from, end, way);
  }
}

/// Of ways that read alike, the cheapest stays.
void OtherReadings::step(std::uint32_t from, std::uint32_t to, Way way) {
  way.back = from;
  way.place = to;
  auto& there = at(to);
  const auto same = std::find_if(there.begin(), there.end(), [&](std::uint32_t known) {
    return ways_[known].text == way.text &&
           (ways_[known].in_unknown == way.in_unknown || to == span_.end);
  });
  if (same == there.end()) {
    there.push_back(static_cast<std::uint32_t>(ways_.size()));
    ways_.push_back(way);
  } else if (way.cost < ways_[*same].cost) {
    ways_[*same] = way;
  }
}

void OtherReadings::keep_best(std::uint32_t place, std::size_t most) {
  auto& here = at(place);
  std::stable_sort(here.begin(), here.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return ways_[a].cost < ways_[b].cost; });
  if (here.size() > most) here.resize(most);
}

void OtherReadings::add_words_behind(std::size_t last) {
  const std::size_t end = std::min(last + words_behind, decoded_.best.size());
  for (const std::uint32_t way : at(span_.end)) {
    WordState state = ways_[way].memory, next;
    for (std::size_t k = last; k < end; ++k) {
      const float language = words_.score(state, decoded_.best[k].arc.word, next);
      ways_[way].cost -= decoder_.options().language_scale * language;
      state = next;
    }
  }
}

std::u32string OtherReadings::text_of(std::uint32_t way) const {
  std::vector<std::uint32_t> steps;
  for (; ways_[way].back != none; way = ways_[way].back) steps.push_back(way);
  std::u32string out;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) out += letters_of(ways_[*step]);
  return out;
}

/// What its last step reads.
std::u32string OtherReadings::letters_of(const Way& step) const {
  if (step.arc != none) return tables_.lexicon().text(arcs_[step.arc].word);
  std::u32string out;
  for (std::uint32_t place = ways_[step.back].place; place < step.place; ++place) {
    if (paragraph_.seen[place] != seen::line_break) out += paragraph_.text[place];
  }
  return out;
}

}  // namespace chamra
