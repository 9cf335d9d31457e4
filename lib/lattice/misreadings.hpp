// SPDX-License-Identifier: Apache-2.0
// What may have been meant from each letter of a paragraph on, looked up once for all the words
// whose search comes by.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "channel/confusion_table.hpp"
#include "lattice/paragraph.hpp"

namespace chamra {

/// The next `letters` letters of the page, `lao` of them Lao, may stand for `meant` (never empty,
/// cheapest first).
struct Misreading {
  std::span<const Confusion> meant;
  std::uint8_t letters = 0, lao = 0;
};

class Misreadings {
 public:
  /// Linear in the paragraph; keeps its memory from one to the next.
  void look_up(const Paragraph& paragraph, const ConfusionTable& confusions);

  /// By growing length.
  [[nodiscard]] std::span<const Misreading> from(std::size_t at) const {
    return std::span(all_).subspan(places_[at].first, places_[at + 1].first - places_[at].first);
  }
  /// Letters that were lost from the page, the same everywhere.
  [[nodiscard]] std::span<const Confusion> lost() const { return lost_; }

  /// First letters of all that may have been meant from this place on for at most `cost` nats, lost
  /// letters included, and perhaps for a little more; symbol 0 where it may be nothing.
  [[nodiscard]] const SymbolSet& affordable(std::size_t at, float cost) const {
    const auto step = static_cast<unsigned>(std::max(cost * steps_a_nat, 0.0F));
    return places_[at].letters[std::min(step, most_steps)];
  }
  /// No misreading from this place on is longer, or has more Lao letters.
  [[nodiscard]] unsigned longest(std::size_t at) const { return places_[at].longest; }
  [[nodiscard]] unsigned most_lao(std::size_t at) const { return places_[at].lao; }

 private:
  static constexpr float steps_a_nat = 2;
  static constexpr unsigned most_steps = 15;
  /// By cost, the last for all costs above.
  using ByCost = std::array<SymbolSet, most_steps + 1>;
  struct Place {
    std::uint32_t first;
    std::uint8_t longest, lao;
    ByCost letters;
  };
  static void add(std::span<const Confusion> meant, ByCost& letters);
  void look_up_from(const Paragraph& paragraph, std::size_t at, const ConfusionTable& confusions);

  std::vector<Misreading> all_;
  std::vector<Place> places_;  // one for each letter, one for the end, one for what is behind it
  std::span<const Confusion> lost_;
  ByCost lost_letters_;
};

}  // namespace chamra
