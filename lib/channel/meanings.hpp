// SPDX-License-Identifier: Apache-2.0
// All that one string on a page may stand for, by first letter: a search that knows with which
// letters words can go on looks at nothing else.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "channel/seen.hpp"
#include "lexicon/symbols.hpp"

namespace chamra {

/// `meant` in Thai symbols, `seen` in page letters; `cost` = minus natural log of the rate at which
/// `meant` becomes `seen`.
struct Confusion {
  Packed meant = 0, seen = 0;
  float cost = 0;
};

/// First letters of what may be meant, by what it costs; symbol 0 for nothing at all.
class FirstLetters {
 public:
  struct Set {
    SymbolSet letters;
    LetterMarks marks = 0;  // of the letters

    void add(Symbol letter) {
      letters.add(letter);
      marks |= mark_of(letter);
    }
    void add(const Set& other) {
      letters.add(other.letters);
      marks |= other.marks;
    }
  };
  /// Of what costs at most `cost` nats, and perhaps of what costs up to half a nat more.
  [[nodiscard]] const Set& affordable(float cost) const {
    const float step = std::clamp(cost * steps_a_nat, 0.0F, static_cast<float>(steps - 1));
    return sets_[static_cast<std::size_t>(step)];
  }
  void add(const FirstLetters& other) {
    for (std::size_t step = 0; step < steps; ++step) sets_[step].add(other.sets_[step]);
  }

 private:
  friend class Meanings;
  static constexpr float steps_a_nat = 2;
  static constexpr std::size_t steps = 33;  // the last: whatever it costs
  std::array<Set, steps> sets_{};           // by cost
};

class Meanings {
 public:
  static constexpr std::size_t most = 0xFFFF;

  /// Nothing.
  Meanings() = default;
  /// At most `most` of them.
  explicit Meanings(std::vector<Confusion> confusions);

  [[nodiscard]] const FirstLetters& first_letters() const { return first_letters_; }
  /// The least cost of what begins with `letter`, in 1/8 nats, rounded down.
  [[nodiscard]] std::uint8_t cheapest(Symbol letter) const { return cheapest_[letter]; }
  /// What begins with `letter`, cheapest first.
  [[nodiscard]] std::span<const Confusion> beginning_with(Symbol letter) const {
    return std::span(confusions_).subspan(starts_[letter], starts_[letter + 1U] - starts_[letter]);
  }

 private:
  FirstLetters first_letters_;
  std::array<std::uint8_t, symbol_count> cheapest_{};
  std::array<std::uint16_t, symbol_count + 1> starts_{};
  std::vector<Confusion> confusions_;  // by first letter, then cost
};

}  // namespace chamra
