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
  /// stands before the first letter of a word. Memory: 1 MB.
  LetterCosts(const NgramModel& model);

  [[nodiscard]] bool empty() const { return model_.empty(); }
  [[nodiscard]] const NgramModel& model() const { return model_; }

  /// What the model remembers of the letters so far, where it was asked about the last of them.
  struct History {
    NgramState state;
    bool known = false;
  };

  /// The letters of a word, one after the other.
  class Word {
   public:
    explicit Word(const LetterCosts& costs) : costs_(&costs) {}
    /// Minus log probability of `token` after those before, in nats.
    float add(std::uint32_t token) {
      const std::uint64_t letters = (letters_ << 8U | token) & all;
      letters_ = letters & before;
      const std::uint64_t slot = costs_->slot_of(letters).load(std::memory_order_relaxed);
      if ((slot & all) != letters) return costs_->ask(letters, history_);
      history_.known = false;
      return nats(slot >> letter_bits);
    }

   private:
    const LetterCosts* costs_;
    std::uint64_t letters_ = nothing << 8U;  // the newest lowest, a byte each
    History history_;
  };

 private:
  static constexpr unsigned letter_bits = 8 * longest_ngram;
  static constexpr std::uint64_t all = (std::uint64_t{1} << letter_bits) - 1, before = all >> 8U,
                                 nothing = before >> 8U, none = 0xFF;
  static constexpr unsigned slot_bits = 17;

  [[nodiscard]] std::atomic<std::uint64_t>& slot_of(std::uint64_t letters) const {
    return slots_[letters * 0x9E3779B97F4A7C15ULL >> (64 - slot_bits)];
  }
  /// Thousandths of a nat, as the model counts.
  [[nodiscard]] static float nats(std::uint64_t cost) { return static_cast<float>(cost) * 0.001F; }
  [[nodiscard]] float ask(std::uint64_t letters, History& history) const;

  NgramModel model_;
  std::unique_ptr<std::atomic<std::uint64_t>[]> slots_;  // letters lowest, then the cost
};

}  // namespace chamra
