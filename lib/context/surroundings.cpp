// SPDX-License-Identifier: Apache-2.0
#include "context/surroundings.hpp"

#include <algorithm>

namespace chamra {

void Surroundings::read(const ContextModel& model, std::span<const PlacedWord> words,
                        std::size_t letters) {
  model_ = &model;
  const std::size_t count = words.size();
  words_.clear();
  for (const PlacedWord& word : words) words_.push_back(word.id);
  left_.assign(count + 1, {});
  right_.assign(count + 1, {});
  ended_.assign(letters + 1, 0);
  begun_.assign(letters + 1, 0);
  std::uint32_t ended = 0, begun = 0;
  for (std::size_t at = 0; at <= letters; ++at) {
    while (ended < count && words[ended].span.end <= at) ++ended;
    while (begun < count && words[begun].span.begin < at) ++begun;
    ended_[at] = ended;
    begun_[at] = begun;
  }
}

const context::Vector& Surroundings::said(std::vector<Said>& side, std::size_t gap, bool right) {
  Said& said = side[gap];
  if (said.known) return said.sum;
  const std::size_t reach = std::min<std::size_t>(context::near_words + context::far_words,
                                                  right ? words_.size() - gap : gap);
  for (unsigned distance = 1; distance <= reach; ++distance) {
    const WordId word = words_[right ? gap + distance - 1 : gap - distance];
    model_->add(word, context::place(right, distance), said.sum);
  }
  said.known = true;
  return said.sum;
}

}  // namespace chamra
