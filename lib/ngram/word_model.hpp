// SPDX-License-Identifier: Apache-2.0
// The language as a whole and the book at hand in one model: a mixture of two n-gram models.
//
// P(w | h) = (1 - share) P_general(w | h) + share P_book(w | h). Source: Kuhn & De Mori 1990 (cache
// models), Jelinek & Mercer 1980 (interpolation). Without a book it is the general model alone.
#pragma once

#include "ngram/ngram_model.hpp"

namespace chamra {

/// What both models remember.
struct WordState {
  NgramState general, book;
  friend bool operator==(const WordState&, const WordState&) = default;
};

/// A view: both models must outlive it.
class WordModel {
 public:
  WordModel() = default;
  WordModel(const NgramModel& general) : general_(&general) {}
  /// `book` numbers its tokens as `general` does, and may go on with words of its own. `share`: of
  /// the book in every probability, from 0 to 1. `costs`: minus log probability of every token
  /// alone.
  WordModel(const NgramModel& general, const NgramModel& book, double share,
            std::span<const float> costs);

  /// Log probability of `token` after `state`; `next`, which may not be `state`, is the memory
  /// after it. Cost: a query of each model.
  float score(const WordState& state, std::uint32_t token, WordState& next) const {
    if (book_ == nullptr) return general_->score(state.general, token, next.general);
    return mixed(state, token, next);
  }
  /// See NgramModel::prefetch.
  void prefetch(const WordState& state, std::uint32_t token) const {
    if (token < general_->token_count()) general_->prefetch(state.general, token);
    if (book_ != nullptr) book_->prefetch(state.book, token);
  }
  void prefetch(unsigned order, std::uint64_t hash) const {
    general_->prefetch(order, hash);
    if (book_ != nullptr) book_->prefetch(order, hash);
  }
  [[nodiscard]] float unigram(std::uint32_t token) const {
    return book_ == nullptr ? general_->unigram(token) : -costs_[token];
  }

 private:
  float mixed(const WordState& state, std::uint32_t token, WordState& next) const;

  const NgramModel* general_ = nullptr;
  const NgramModel* book_ = nullptr;
  float log_general_ = 0, log_book_ = 0;
  std::span<const float> costs_;
};

/// What the general model gives a word it does not know: the part of all unknown words, and of
/// these one in about three thousand.
inline constexpr float new_word_log_prob = -8;

}  // namespace chamra
