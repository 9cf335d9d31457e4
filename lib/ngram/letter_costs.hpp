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

  /// A letter and those before it in its word, as far as the model remembers; never 0.
  using Letters = std::uint64_t;

  /// The letters of a word, one after the other.
  class Word {
   public:
    /// `token` after those before.
    Letters add(std::uint32_t token) {
      const Letters letters = (before_ << 8U | token) & all;
      before_ = letters & before;
      return letters;
    }

   private:
    Letters before_ = nothing << 8U;
  };

  /// Minus log probability of a letter after those before it, in nats.
  [[nodiscard]] float cost(Letters letters) const {
    const std::uint64_t known = answer_to(letters).load(std::memory_order_relaxed);
    return (known & all) == letters ? nats(known >> letter_bits) : ask(letters);
  }
  /// Asks memory for what is remembered of `letters`; later, for what the model must be asked where
  /// nothing is: so that answers to many letters wait together.
  void prefetch(Letters letters) const { __builtin_prefetch(&answer_to(letters)); }
  void prefetch_model(Letters letters) const {
    const std::uint64_t known = answer_to(letters).load(std::memory_order_relaxed);
    if ((known & all) != letters) ask_ahead(letters);
  }

 private:
  static constexpr unsigned letter_bits = 8 * longest_ngram;  // the newest lowest, a byte each
  static constexpr Letters all = (std::uint64_t{1} << letter_bits) - 1, before = all >> 8U,
                           nothing = before >> 8U, none = 0xFF;
  static constexpr unsigned slot_bits = 18;

  [[nodiscard]] std::atomic<std::uint64_t>& answer_to(Letters letters) const {
    return answers_[letters * 0x9E3779B97F4A7C15ULL >> (64 - slot_bits)];
  }
  /// Thousandths of a nat, as the model counts.
  [[nodiscard]] static float nats(std::uint64_t cost) { return static_cast<float>(cost) * 0.001F; }
  template <class F>
  static auto parted(Letters letters, F&& f);
  [[nodiscard]] float ask(Letters letters) const;
  void ask_ahead(Letters letters) const;

  NgramModel model_;
  std::unique_ptr<std::atomic<std::uint64_t>[]> answers_;  // letters lowest, then the cost
};

}  // namespace chamra
