// SPDX-License-Identifier: Apache-2.0
// Letters of other scripts inside a word: what they stand for is found by the words themselves,
// and by what the letters sound like.
#include <bit>
#include <cstdint>

#include "lattice/word_search.hpp"
#include "script/latin_sound.hpp"

namespace chamra {
namespace {

constexpr float foreign_base = 3.5F;    // a run of foreign letters stands for something
constexpr float foreign_nothing = 8;    // a letter stands for nothing: deleting it would eat words
constexpr float guessed_letter = 2.0F;  // a Thai letter that it stands for, where no sound is known
constexpr float unlike_letter = 3.5F;   // one that does not sound like it
constexpr float heard_letter = 0.5F;    // one that sounds like what comes next in it
constexpr float unheard_letter = 1.0F;  // what comes next stands for nothing
constexpr unsigned most_guessed = 4;

template <class Visit>
void for_each_child(const Lexicon& lexicon, Lexicon::Node node, Visit visit) {
  const TrieNode& from = lexicon.node(node);
  Lexicon::Node child = from.first_child;
  for (unsigned half = 0; half < 2; ++half) {
    for (std::uint64_t bits = from.next.bits[half]; bits != 0; bits &= bits - 1)
      visit(static_cast<Symbol>(half * 64U + std::countr_zero(bits)), child++);
  }
}

bool is_heard(LatinLetters sounds, Seen letter) {
  const char sound = sound_of_seen(letter);
  return sound != 0 && (sounds & bit_of(sound)) != 0;
}

bool is_silent(LatinLetters sounds) { return std::popcount(sounds) == 26; }

}  // namespace

void WordSearch::read_foreign(const Place& place) {
  std::uint32_t end = ahead_->at;
  while (end < paragraph_->seen.size() && is_seen_foreign(paragraph_->seen[end])) ++end;
  look_at(end + 1);
  Place after = place;
  after.allowance += width_.foreign_run;
  after.changed = true;
  after.cost = place.cost + foreign_nothing;
  const bool at_start = place.node == Lexicon::root;
  const bool says_more = end > ahead_->at + 1 && sound_of_seen(ahead_->letter) != 0;
  if (!at_start && !says_more && is_affordable(after, end)) put(end, after);
  after.cost = place.cost + foreign_base;
  // At the start of a word a guess would be the whole lexicon.
  guess(after, ahead_->at, end, at_start ? 1 : most_guessed);
}

bool WordSearch::is_affordable(const Place& place, std::uint32_t at) const {
  return place.cost <= bound(at) + place.allowance &&
         place.cost + lexicon_.best_cost(place.node) <= hopeless_at(at);
}

/// What stands from `heard` up to `end` stands for letters that follow `place`, as many as
/// `guesses` of them whatever they sound like.
void WordSearch::guess(const Place& place, std::uint32_t heard, std::uint32_t end,
                       unsigned guesses) {
  const float guess_cost = sound_of_seen(ahead_->letter) == 0 ? guessed_letter : unlike_letter;
  for_each_child(lexicon_, place.node, [&](Symbol letter, Lexicon::Node child) {
    const LatinLetters sounds = latin_sounds_of_thai(to_letter(letter, lexicon_.alphabet()));
    Place next = place;
    next.node = child;
    std::uint32_t at = heard;
    if (!is_silent(sounds)) {
      while (at < end && !is_heard(sounds, paragraph_->seen[at])) ++at;
    }
    if (at < end) {
      next.cost = place.cost + heard_letter + unheard_letter * static_cast<float>(at - heard);
      guessed(next, is_silent(sounds) ? at : at + 1, end, guesses);
    }
    if (guesses == 0 || (at == heard && at < end)) return;
    next.cost = place.cost + guess_cost;
    guessed(next, heard, end, guesses - 1);
  });
}

/// `place` may be where the run ends, or not yet.
void WordSearch::guessed(const Place& place, std::uint32_t heard, std::uint32_t end,
                         unsigned guesses) {
  if (steps_ == 0 || !is_affordable(place, end)) return;
  --steps_;
  Place after = place;
  for (std::uint32_t at = heard; at < end; ++at)
    after.cost += sound_of_seen(paragraph_->seen[at]) == 0 ? 0 : unheard_letter;
  if (is_affordable(after, end)) put(end, after);
  guess(place, heard, end, guesses);
}

}  // namespace chamra
