// SPDX-License-Identifier: Apache-2.0
#include "context/context_model.hpp"

namespace chamra {

ContextModel::ContextModel(const Container& container) {
  const auto facts = container.array<ContextRow>("ctxfacts");
  const auto meant = container.array<std::int8_t>("ctxmeant"),
             beside = container.array<std::int8_t>("ctxnear");
  const auto weights = container.array<float>("ctxplace");
  const auto rows = container.array<std::uint16_t>("ctxrows");
  const std::size_t numbers = facts.size() * context::size;
  if (meant.size() != numbers || beside.size() != numbers) return;
  if (weights.size() != std::size_t{context::places} * context::size) return;
  for (const std::uint16_t row : rows) {
    if (row >= facts.size()) return;
  }
  rows_ = rows, facts_ = facts, meant_ = meant, beside_ = beside, weights_ = weights;
}

void ContextModel::add(WordId word, unsigned place, context::Vector& sum) const {
  std::size_t row = row_of(word);
  if (row == 0) row = row_of(word::unknown);  // rare words are alike
  const float unit = facts_[row].beside_unit;
  const std::int8_t* const beside = &beside_[row * context::size];
  const float* const weights = weights_of(place);
  for (unsigned k = 0; k < context::size; ++k)
    sum[k] += unit * weights[k] * static_cast<float>(beside[k]);
}

void ContextModel::add_far(WordId word, context::Vector& sum) const {
  const std::size_t row = row_of(word);
  if (row == 0 || word < word::first) return;
  const float unit = facts_[row].beside_unit * facts_[row].far;
  const std::int8_t* const beside = &beside_[row * context::size];
  for (unsigned k = 0; k < context::size; ++k) sum[k] += unit * static_cast<float>(beside[k]);
}

void ContextModel::add_from_far(bool right, const context::Vector& before,
                                const context::Vector& after, context::Vector& sum) const {
  const float* const weights = weights_of(right ? context::far_right : context::far_left);
  for (unsigned k = 0; k < context::size; ++k) sum[k] += weights[k] * (after[k] - before[k]);
}

float ContextModel::score(WordId word, const context::Vector& left,
                          const context::Vector& right) const {
  const std::size_t row = row_of(word);
  if (row == 0) return 0;
  const std::int8_t* const meant = &meant_[row * context::size];
  std::array<float, 8> sums{};  // side by side: additions need not wait for each other
  for (unsigned k = 0; k < context::size; k += sums.size()) {
    for (unsigned j = 0; j < sums.size(); ++j)
      sums[j] += static_cast<float>(meant[k + j]) * (left[k + j] + right[k + j]);
  }
  float sum = 0;
  for (const float part : sums) sum += part;
  return facts_[row].bias + facts_[row].meant_unit * sum;
}

}  // namespace chamra
