// SPDX-License-Identifier: Apache-2.0
// The first letter of a search, whose ways are more than those of all others, walked once for all
// searches like it.
#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "lattice/word_search.hpp"

namespace chamra {
namespace {

constexpr std::size_t opening_count = 1U << 10U;
constexpr std::size_t most_starts = 64, most_kept = 256;  // places of an opening
constexpr unsigned too_long = 1000;                       // steps, to be remembered
// What is hoped for behind the first letter is rounded up to whole steps, so that few openings do
// for many searches.
constexpr float hope_step = 2;

std::size_t slot_of(std::size_t start, Seen letter, float hopeless) {
  const std::uint64_t key =
      std::bit_cast<std::uint32_t>(hopeless) ^ (std::uint64_t{letter} << 32U | start << 40U);
  return key * 0x9E3779B97F4A7C15ULL >> 54U;
}

}  // namespace

/// Puts on the lists all that walking the first letter puts there; false, and nothing done, where
/// that must be walked.
bool WordSearch::begin_as_before() {
  if (!is_seen_thai(paragraph_->seen[begin_])) return false;
  const unsigned steps = steps_;
  ahead_ = &ahead_of(begin_);
  takes_all_ = true;  // what it leads to depends on what follows
  const std::size_t number = start_of_width();
  unsigned taken = starts_[number].steps;
  const Opening* opening = taken < steps ? &opening_of(number) : nullptr;
  if (opening != nullptr) taken += opening->steps;
  takes_all_ = false;
  steps_ = steps;
  if (taken >= steps) return false;
  steps_ -= taken;
  take_over(opening->places);
  read_longer(starts_[number]);
  return true;
}

std::size_t WordSearch::start_of_width() {
  const auto known = std::find_if(starts_.begin(), starts_.end(),
                                  [&](const Start& start) { return start.width == width_; });
  if (known != starts_.end()) return static_cast<std::size_t>(known - starts_.begin());
  if (starts_.size() == most_starts) starts_.clear(), openings_.clear();
  starts_.push_back({width_, {}, 0});
  find_start(starts_.back());
  return starts_.size() - 1;
}

void WordSearch::find_start(Start& start) {
  ++generation_;
  steps_ = too_long;
  const Way lost = way_of(begin_, {&misreadings_.lost(), 0, 0});
  std::vector<Place>& list = lists_[0];
  put(begin_, {Lexicon::root, 0, 0, false});
  for (turn_ = 0; turn_ < list.size() && steps_ > 0; ++turn_) {
    --steps_;
    const Place place = list[turn_];
    const TrieNode& node = lexicon_.node(place.node);
    if (place.cost + node.best_cost() > ahead_->hopeless) continue;
    if (place.rest != 0) {
      descend(place);
      continue;
    }
    start.places.push_back(place);
    read_meant(place, node, lost);
  }
  list.clear();
  if (steps_ == 0) start.places.clear();
  start.steps = steps_ == 0 ? width_.steps : too_long - steps_;
}

const WordSearch::Opening& WordSearch::opening_of(std::size_t start) {
  if (openings_.empty()) openings_.resize(opening_count);
  const float hopeless = std::ceil(ahead_->hopeless_next / hope_step) * hope_step;
  Opening& opening = openings_[slot_of(start, ahead_->letter, hopeless)];
  if (opening.start == start && opening.letter == ahead_->letter && opening.hopeless == hopeless)
    return opening;
  opening.start = start;
  opening.letter = ahead_->letter;
  opening.hopeless = hopeless;
  find_opening(opening);
  return opening;
}

void WordSearch::find_opening(Opening& opening) {
  ++generation_;
  steps_ = too_long;
  const float hopeless = std::exchange(ahead_->hopeless_next, opening.hopeless);
  const auto misreadings = misreadings_.from(*ahead_->misread);
  const bool misread = !misreadings.empty() && misreadings.front().letters == 1;
  Way way = misread ? way_of(begin_, misreadings.front()) : Way();
  way.hopeless = opening.hopeless;
  for (const Place& place : starts_[opening.start].places) {
    read_on(place);
    if (misread) read_meant(place, lexicon_.node(place.node), way);
  }
  ahead_->hopeless_next = hopeless;
  const bool too_many = steps_ == 0 || lists_[1].size() > most_kept;
  opening.places.clear();
  if (!too_many) opening.places = lists_[1];
  opening.steps = too_many ? width_.steps : too_long - steps_;
  lists_[1].clear();
  last_list_ = 0;
}

void WordSearch::take_over(const std::vector<Place>& places) {
  ++generation_;
  for (const Place& place : places) {
    const Glance glance = lexicon_.glance(place.node);
    const bool hopeless = place.cost + glance.best_cost() > ahead_->hopeless_next;
    if (hopeless || !leads_on(begin_ + 1, place, glance)) continue;
    if (place.rest == 0) {
      const std::uint64_t key = key_of(1, place.node);
      memo_of(key) = {key, static_cast<std::uint32_t>(lists_[1].size())};
    }
    append(1, place);
  }
}

/// What the first letter may be misread for together with those behind it.
void WordSearch::read_longer(const Start& start) {
  find_ways(*ahead_, 2);
  if (ahead_->ways.empty()) return;
  for (const Place& place : start.places) read_misread(place, lexicon_.node(place.node));
}

}  // namespace chamra
