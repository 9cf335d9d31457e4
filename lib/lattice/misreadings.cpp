// SPDX-License-Identifier: Apache-2.0
#include "lattice/misreadings.hpp"

namespace chamra {

void Misreadings::look_up(const Paragraph& paragraph, const ConfusionTable& confusions) {
  all_.clear();
  places_.clear();
  lost_ = confusions.meant_for(0);
  lost_letters_ = {};
  add(lost_, lost_letters_);
  for (std::size_t at = 0; at <= paragraph.seen.size(); ++at) {
    places_.push_back({static_cast<std::uint32_t>(all_.size()), 0, 0, lost_letters_});
    look_up_from(paragraph, at, confusions);
    Place& place = places_.back();
    for (const Misreading& misreading : std::span(all_).subspan(place.first)) {
      add(misreading.meant, place.letters);
      place.longest = misreading.letters;
      place.lao = misreading.lao;
    }
    for (std::size_t k = 1; k < place.letters.size(); ++k) place.letters[k].add(place.letters[k - 1]);
  }
  places_.push_back({static_cast<std::uint32_t>(all_.size()), 0, 0, {}});
}

void Misreadings::add(std::span<const Confusion> meant, ByCost& letters) {
  for (const Confusion& confusion : meant) {
    const auto step = static_cast<unsigned>(std::max(confusion.cost * steps_a_nat, 0.0F));
    if (step >= most_steps) break;
    letters[step].add(static_cast<Symbol>(confusion.meant));
  }
  letters[most_steps].bits.fill(~std::uint64_t{0});
}

void Misreadings::look_up_from(const Paragraph& paragraph, std::size_t at,
                               const ConfusionTable& confusions) {
  Packed seen = 0;
  std::uint8_t lao = 0;
  for (unsigned length = 0; length < longest_packed && at + length < paragraph.seen.size();
       ++length) {
    const Seen letter = paragraph.seen[at + length];
    if (letter == seen::other || letter == seen::line_break) return;
    if (length == 1 && !confusions.begins_longer(paragraph.seen[at])) return;
    seen = append(seen, length, letter);
    if (is_seen_lao(letter)) ++lao;
    const auto meant = confusions.meant_for(seen);
    if (!meant.empty()) all_.push_back({meant, static_cast<std::uint8_t>(length + 1), lao});
  }
}

}  // namespace chamra
