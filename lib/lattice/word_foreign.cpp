// SPDX-License-Identifier: Apache-2.0
// Letters of other scripts inside a word: what they stand for is found by the words themselves.
#include <cstdint>

#include "lattice/word_search.hpp"

namespace chamra {
namespace {

constexpr float foreign_base = 3.5F;    // a run of foreign letters stands for something
constexpr float foreign_letter = 2.0F;  // each Thai letter it stands for
constexpr float foreign_nothing = 8;    // it stands for nothing: deleting it would eat words
constexpr unsigned most_guessed = 4;

template <class Visit>
void for_each_child(const Lexicon& lexicon, Lexicon::Node node, Visit visit) {
  const TrieNode& from = lexicon.node(node);
  Lexicon::Node child = from.first_child;
  for (unsigned half = 0; half < 2; ++half) {
    for (std::uint64_t bits = from.next.bits[half]; bits != 0; bits &= bits - 1) visit(child++);
  }
}

}  // namespace

void WordSearch::read_foreign(const Place& place) {
  std::uint32_t end = ahead_->at;
  while (end < paragraph_->seen.size() && paragraph_->seen[end] == seen::foreign) ++end;
  look_at(end + 1);
  Place after = place;
  after.allowance += width_.foreign_run;
  after.changed = true;
  after.cost = place.cost + foreign_nothing;
  if (place.node != Lexicon::root) guess(after, end, 0);
  // At the start of a word a guess would be the whole lexicon.
  const unsigned most = place.node == Lexicon::root ? 1 : most_guessed;
  for (unsigned letters = 1; letters <= most; ++letters) {
    after.cost = place.cost + foreign_base + foreign_letter * static_cast<float>(letters);
    guess(after, end, letters);
  }
}

/// The foreign letters up to `end` stand for any `letters` letters.
void WordSearch::guess(const Place& place, std::uint32_t end, unsigned letters) {
  if (place.cost > bound(end) + place.allowance) return;
  if (letters == 0) return put(end, place);
  if (place.cost + lexicon_.node(place.node).best_cost() > hopeless_at(end)) return;
  for_each_child(lexicon_, place.node, [&](Lexicon::Node child) {
    Place next = place;
    next.node = child;
    guess(next, end, letters - 1);
  });
}

}  // namespace chamra
