// SPDX-License-Identifier: Apache-2.0
// Letter n-grams asked in the order of a text, with the answers remembered: what a letter costs
// depends on the few before it alone, and a language has few such strings in use.
//
// Exact: an answer is kept under all the letters that it depends on. One atomic number holds the
// letters and the answer, so that threads may share and overwrite them.
#pragma once

#include <atomic>
#include <memory>

#include "ngram/ngram_model.hpp"

namespace chamra {

class LetterCosts {
 public:
  LetterCosts() = default;
  /// The sections of `model` must outlive this. Letters are tokens from 1 to 254; token 0 is what
  /// stands before the first letter of a word. Memory: 2 MB.
  LetterCosts(const NgramModel& model);

  [[nodiscard]] bool empty() const { return model_.empty(); }
  [[nodiscard]] const NgramModel& model() const { return model_; }

  /// The letters of a word, one after the other.
  class Word {
   public:
    explicit Word(const LetterCosts& costs) : costs_(&costs) {}
    /// Minus log probability of `token` after those before, in nats.
    float add(std::uint32_t token) {
      const std::uint64_t letters = (letters_ << 8U | token) & all;
      letters_ = letters & before;
      const std::uint64_t known = costs_->answer_to(letters).load(std::memory_order_relaxed);
      if ((known & all) == letters) return nats(known >> letter_bits);
      return costs_->ask(letters);
    }

   private:
    const LetterCosts* costs_;
    std::uint64_t letters_ = nothing << 8U;  // the newest lowest, a byte each
  };

 private:
  static constexpr unsigned letter_bits = 8 * longest_ngram;
  static constexpr std::uint64_t all = (std::uint64_t{1} << letter_bits) - 1, before = all >> 8U,
                                 nothing = before >> 8U, none = 0xFF;
  static constexpr unsigned slot_bits = 18;

  [[nodiscard]] std::atomic<std::uint64_t>& answer_to(std::uint64_t letters) const {
    return answers_[letters * 0x9E3779B97F4A7C15ULL >> (64 - slot_bits)];
  }
  /// Thousandths of a nat, as the model counts.
  [[nodiscard]] static float nats(std::uint64_t cost) { return static_cast<float>(cost) * 0.001F; }
  [[nodiscard]] float ask(std::uint64_t letters) const;

  NgramModel model_;
  std::unique_ptr<std::atomic<std::uint64_t>[]> answers_;  // letters lowest, then the cost
};

}  // namespace chamra
