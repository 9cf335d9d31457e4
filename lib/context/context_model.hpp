// SPDX-License-Identifier: Apache-2.0
// How well a word fits among the words around it, on both sides and further away than n-grams see.
//
// Every word has two vectors: one as the word that is asked about, one as a word that stands
// beside it. The words around add up, weighed by where they stand, and the product of the two sides
// is an estimate of log P(word | words around) - log P(word), in nats: to be added to what n-grams
// say, with care, since both know the nearest words. Sources: log-bilinear models (Mnih & Hinton
// 2007), vectors of words beside (Mikolov et al. 2013).
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/container.hpp"
#include "lexicon/lexicon.hpp"

namespace chamra {

namespace context {
inline constexpr unsigned size = 64;       // numbers in a vector
inline constexpr unsigned near_words = 4;  // on each side, each place weighed by itself
inline constexpr unsigned far_words = 20;  // beyond them on each side, all alike
inline constexpr unsigned far_left = 2 * near_words, far_right = far_left + 1;
inline constexpr unsigned places = far_right + 1;

/// 0 is next to the left, near_words next to the right; `distance` counts from 1.
[[nodiscard]] constexpr unsigned place(bool right, unsigned distance) {
  if (distance > near_words) return right ? far_right : far_left;
  return (right ? near_words : 0) + distance - 1;
}
using Vector = std::array<float, size>;
}  // namespace context

/// What a row of whole numbers is multiplied by, and what a word is worth by itself.
struct ContextRow {
  float meant_unit = 0, beside_unit = 0;
  float bias = 0;  // nats
  float far = 0;   // what the word says from far away
};

/// A view of a mapped table, which must outlive it.
class ContextModel {
 public:
  ContextModel() = default;
  explicit ContextModel(const Container& container);

  [[nodiscard]] bool empty() const { return facts_.empty(); }
  [[nodiscard]] bool knows(WordId word) const { return row_of(word) != 0; }

  /// Adds to `sum` what `word` says near by, where it stands (see context::place). Words without
  /// vectors all say the same.
  void add(WordId word, unsigned place, context::Vector& sum) const;
  /// Adds to `sum` what `word` says from far away, not yet weighed by the side that it is on;
  /// nothing for words without vectors.
  void add_far(WordId word, context::Vector& sum) const;
  /// Adds to `sum` what words far away say together that made `before` grow to `after`.
  void add_from_far(bool right, const context::Vector& before, const context::Vector& after,
                    context::Vector& sum) const;

  /// Of `word` among what was added up on both sides; 0 for words without vectors.
  [[nodiscard]] float score(WordId word, const context::Vector& left,
                            const context::Vector& right) const;

 private:
  [[nodiscard]] std::size_t row_of(WordId word) const {
    return word < rows_.size() ? rows_[word] : 0;
  }

  [[nodiscard]] const float* weights_of(unsigned place) const {
    return &weights_[std::size_t{place} * context::size];
  }

  std::span<const std::uint16_t> rows_;  // by number of the word; 0: none
  std::span<const ContextRow> facts_;
  std::span<const std::int8_t> meant_, beside_;
  std::span<const float> weights_;  // by place
};

}  // namespace chamra
