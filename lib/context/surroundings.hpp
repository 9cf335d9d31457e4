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
  /// known. Cost: a product of two vectors; the first time at a place some 20 more.
  [[nodiscard]] float score(CharSpan span, WordId word) {
    return model_->score(word, said(left_, ended_[span.begin], false),
                         said(right_, begun_[span.end], true));
  }

 private:
  struct Said {
    context::Vector sum{};
    bool known = false;
  };
  const context::Vector& said(std::vector<Said>& side, std::size_t gap, bool right);

  const ContextModel* model_ = nullptr;
  std::vector<WordId> words_;
  // By number of words to the left: what those say, and what those to the right of that place say.
  std::vector<Said> left_, right_;
  // By letter: how many words have ended there; the first word that begins there or later.
  std::vector<std::uint32_t> ended_, begun_;
};

}  // namespace chamra
