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
  /// `confusions` must outlive this.
  explicit Misreadings(const ConfusionTable& confusions);

  /// Turns to another paragraph, which must outlive its use; keeps the memory of the one before.
  void open(const Paragraph& paragraph);

  /// What a letter read is worth, in nats, where costs without it are told.
  static constexpr float letter_worth = 1.5F, lao_worth = 1.6F;

  /// All that is known of one place, the end of the paragraph being one too.
  class Place {
   public:
    /// First letters of all that may have been meant from here on for at most `cost` nats, less the
    /// worth of the letters read, lost letters included, and perhaps for a little more; symbol 0
    /// where it may be nothing.
    [[nodiscard]] const SymbolSet& affordable(float cost) const {
      return letters_[std::min(step_of(cost), most_steps)];
    }
    /// No misreading from here on is longer.
    [[nodiscard]] unsigned longest() const { return longest_; }
    /// Letters looked at to tell all this, the end of the page counting as one.
    [[nodiscard]] unsigned looked_at() const { return looked_at_; }

   private:
    friend Misreadings;
    static constexpr float steps_a_nat = 2;
    static constexpr unsigned most_steps = 15;
    static unsigned step_of(float cost) {
      return static_cast<unsigned>(std::max(cost * steps_a_nat, 0.0F));
    }
    void add(const Misreading& misreading);

    std::uint32_t first_ = 0, end_ = 0;  // of its misreadings
    std::uint8_t looked_at_ = 0, longest_ = 0;
    std::array<SymbolSet, most_steps + 1> letters_;  // by cost, the last for all costs above
  };
  [[nodiscard]] const Place& at(std::size_t at) {
    if (places_[at].looked_at_ == 0) look_up(at);
    return places_[at];
  }

  /// By growing length; valid until the next call of `at`.
  [[nodiscard]] std::span<const Misreading> from(const Place& place) const {
    return std::span(all_).subspan(place.first_, place.end_ - place.first_);
  }
  /// Letters that were lost from the page, the same everywhere.
  [[nodiscard]] std::span<const Confusion> lost() const { return lost_; }

 private:
  void look_up(std::size_t at);
  unsigned look_up_strings(std::size_t at);

  const ConfusionTable& confusions_;
  const Paragraph* paragraph_ = nullptr;
  std::vector<Misreading> all_;
  std::vector<Place> places_;
  std::span<const Confusion> lost_;
  Place lost_only_;
};

}  // namespace chamra
