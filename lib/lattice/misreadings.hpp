// SPDX-License-Identifier: Apache-2.0
// What may have been meant from each letter of a paragraph on, looked up once for all the words
// whose search comes by.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "channel/confusion_table.hpp"
#include "lattice/paragraph.hpp"

namespace chamra {

/// The next `letters` letters of the page, `lao` of them Lao, may stand for `meant`.
struct Misreading {
  const Meanings* meant;
  std::uint8_t letters = 0, lao = 0;
};

class Misreadings {
 public:
  /// `confusions` must outlive this.
  explicit Misreadings(const ConfusionTable& confusions);

  /// Turns to another paragraph, which must outlive its use; keeps the memory of the one before.
  void open(const Paragraph& paragraph);

  /// All that is known of one place, the end of the paragraph being one too.
  class Place {
   public:
    /// Letters looked at to tell all this, the end of the page counting as one.
    [[nodiscard]] unsigned looked_at() const { return looked_at_; }
    /// Of all that may be meant here, letters that were lost among it.
    [[nodiscard]] const FirstLetters& first_letters() const { return *first_letters_; }

   private:
    friend Misreadings;
    const FirstLetters* first_letters_ = nullptr;
    std::uint32_t first_ = 0;  // of its misreadings
    std::uint8_t count_ = 0, looked_at_ = 0;
  };
  [[nodiscard]] const Place& at(std::size_t at) {
    if (places_[at].looked_at_ == 0) look_up(at);
    return places_[at];
  }

  /// By growing length; valid until the next call of `at`.
  [[nodiscard]] std::span<const Misreading> from(const Place& place) const {
    return std::span(all_).subspan(place.first_, place.count_);
  }
  /// Letters that were lost from the page, the same everywhere.
  [[nodiscard]] const Meanings& lost() const { return *lost_; }

 private:
  void look_up(std::size_t at);
  unsigned look_up_strings(std::size_t at);
  const FirstLetters& together(std::span<const Misreading> misreadings);

  const ConfusionTable& confusions_;
  const Paragraph* paragraph_ = nullptr;
  std::vector<Misreading> all_;
  std::vector<Place> places_;
  const Meanings* lost_;
  std::unordered_map<const Meanings*, FirstLetters> together_;  // by the longest of the misreadings
};

}  // namespace chamra
