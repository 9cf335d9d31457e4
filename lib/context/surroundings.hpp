// SPDX-License-Identifier: Apache-2.0
// The words of a passage, each place of which may be asked what fits there.
#pragma once

#include <span>
#include <vector>

#include "base/span.hpp"
#include "context/context_model.hpp"

namespace chamra {

/// A word, or what else n-grams count as one, where it stands.
struct PlacedWord {
  CharSpan span;
  WordId id = word::unknown;
};

class Surroundings {
 public:
  /// `words` in order, inside a passage of `letters` letters; `model` must outlive this.
  void read(const ContextModel& model, std::span<const PlacedWord> words, std::size_t letters);

  /// How well `word` fits in place of what stands at `span`, in nats; about 0 when nothing is
  /// known. Cost: a product of two vectors; the first time at a place some ten more.
  [[nodiscard]] float score(CharSpan span, WordId word) {
    const std::uint32_t left = said(left_, ended_[span.begin], false),
                        right = said(right_, begun_[span.end], true);
    return model_->score(word, sums_[left], sums_[right]);
  }

 private:
  static constexpr std::uint32_t not_asked = 0xFFFFFFFF;

  std::uint32_t said(std::vector<std::uint32_t>& side, std::size_t gap, bool right);
  [[nodiscard]] context::Vector sum_of(std::size_t gap, bool right);
  void sum_far(std::size_t count);

  const ContextModel* model_ = nullptr;
  std::vector<WordId> words_;
  // By number of words to the left: where the sum of what those say stands, and of what those to
  // the right of that place say.
  std::vector<std::uint32_t> left_, right_;
  std::vector<context::Vector> sums_;
  std::vector<context::Vector> far_;  // by number of words to the left, as far as was asked
  // By letter: how many words have ended there; the first word that begins there or later.
  std::vector<std::uint32_t> ended_, begun_;
};

}  // namespace chamra
