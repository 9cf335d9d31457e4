// SPDX-License-Identifier: Apache-2.0
#include "ngram/word_model.hpp"

#include <algorithm>
#include <cmath>

namespace chamra {

WordModel::WordModel(const NgramModel& general, const NgramModel& book, double share,
                     std::span<const float> costs)
    : general_(&general),
      book_(&book),
      log_general_(static_cast<float>(std::log(1 - share))),
      log_book_(static_cast<float>(std::log(share))),
      costs_(costs) {}

float WordModel::mixed(const WordState& state, std::uint32_t token, WordState& next) const {
  const bool known = token < general_->token_count();
  const float general = log_general_ + (known ? 0 : new_word_log_prob) +
                        general_->score(state.general, known ? token : 0, next.general);
  const float book = log_book_ + book_->score(state.book, token, next.book);
  const float high = std::max(general, book), apart = std::abs(general - book);
  return apart > 12 ? high : high + std::log1p(std::exp(-apart));
}

}  // namespace chamra
