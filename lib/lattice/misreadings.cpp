// SPDX-License-Identifier: Apache-2.0
#include "lattice/misreadings.hpp"

namespace chamra {

Misreadings::Misreadings(const ConfusionTable& confusions)
    : confusions_(confusions), lost_(confusions.meanings_of(0)) {}

void Misreadings::open(const Paragraph& paragraph) {
  paragraph_ = &paragraph;
  all_.clear();
  places_.assign(paragraph.seen.size() + 1, {});
}

void Misreadings::look_up(std::size_t at) {
  Place& place = places_[at];
  place.first_ = static_cast<std::uint32_t>(all_.size());
  place.looked_at_ = static_cast<std::uint8_t>(look_up_strings(at));
  place.count_ = static_cast<std::uint8_t>(all_.size() - place.first_);
  place.first_letters_ = &together(from(place));
}

/// The longest string that is misread tells which shorter ones are: they are its beginnings.
const FirstLetters& Misreadings::together(std::span<const Misreading> misreadings) {
  if (misreadings.empty()) return lost_->first_letters();
  const auto [known, is_new] = together_.try_emplace(misreadings.back().meant);
  FirstLetters& letters = known->second;
  if (is_new) {
    letters.add(lost_->first_letters());
    for (const Misreading& one : misreadings) letters.add(one.meant->first_letters());
  }
  return letters;
}

/// The number of letters looked at.
unsigned Misreadings::look_up_strings(std::size_t at) {
  Packed seen = 0;
  std::uint8_t lao = 0;
  for (unsigned length = 0; length < longest_packed; ++length) {
    if (at + length >= paragraph_->seen.size()) return length + 1;
    const Seen sight = paragraph_->seen[at + length];
    const Seen letter = is_seen_foreign(sight) ? seen::foreign : sight;
    if (letter == seen::other || letter == seen::line_break) return length + 1;
    if (length == 1 && !confusions_.begins_longer(static_cast<Seen>(seen))) return length;
    seen = append(seen, length, letter);
    if (is_seen_lao(letter)) ++lao;
    const Meanings* meant = confusions_.meanings_of(seen);
    if (meant != nullptr) all_.push_back({meant, static_cast<std::uint8_t>(length + 1), lao});
  }
  return longest_packed;
}

}  // namespace chamra
