// SPDX-License-Identifier: Apache-2.0
#include "lattice/misreadings.hpp"

namespace chamra {

Misreadings::Misreadings(const ConfusionTable& confusions)
    : confusions_(confusions), lost_(confusions.meant_for(0)) {
  lost_only_.add({lost_, 0, 0});
}

void Misreadings::open(const Paragraph& paragraph) {
  paragraph_ = &paragraph;
  all_.clear();
  places_.resize(paragraph.seen.size() + 1);
  for (Place& place : places_) place.looked_at_ = 0;
}

void Misreadings::look_up(std::size_t at) {
  Place& place = places_[at];
  place = lost_only_;
  place.first_ = static_cast<std::uint32_t>(all_.size());
  place.looked_at_ = static_cast<std::uint8_t>(look_up_strings(at));
  place.end_ = static_cast<std::uint32_t>(all_.size());
  for (const Misreading& misreading : from(place)) {
    place.add(misreading);
    place.longest_ = misreading.letters;
  }
  for (std::size_t k = 1; k < place.letters_.size(); ++k)
    place.letters_[k].add(place.letters_[k - 1]);
}

/// The number of letters looked at.
unsigned Misreadings::look_up_strings(std::size_t at) {
  Packed seen = 0;
  std::uint8_t lao = 0;
  for (unsigned length = 0; length < longest_packed; ++length) {
    if (at + length >= paragraph_->seen.size()) return length + 1;
    const Seen letter = paragraph_->seen[at + length];
    if (letter == seen::other || letter == seen::line_break) return length + 1;
    if (length == 1 && !confusions_.begins_longer(paragraph_->seen[at])) return length;
    seen = append(seen, length, letter);
    if (is_seen_lao(letter)) ++lao;
    const auto meant = confusions_.meant_for(seen);
    if (!meant.empty()) all_.push_back({meant, static_cast<std::uint8_t>(length + 1), lao});
  }
  return longest_packed;
}

void Misreadings::Place::add(const Misreading& misreading) {
  const float worth = letter_worth * static_cast<float>(misreading.letters) +
                      lao_worth * static_cast<float>(misreading.lao);
  for (const Confusion& confusion : misreading.meant) {
    const unsigned step = step_of(confusion.cost - worth);
    if (step >= most_steps) break;
    letters_[step].add(static_cast<Symbol>(confusion.meant));
  }
  letters_[most_steps].bits.fill(~std::uint64_t{0});
}

}  // namespace chamra
