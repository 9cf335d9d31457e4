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
  left_.assign(count + 1, not_asked);
  right_.assign(count + 1, not_asked);
  sums_.clear();
  far_.assign(1, {});
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

/// The number of the sum of what is said at `gap`.
std::uint32_t Surroundings::said(std::vector<std::uint32_t>& side, std::size_t gap, bool right) {
  if (side[gap] == not_asked) {
    side[gap] = static_cast<std::uint32_t>(sums_.size());
    sums_.push_back(sum_of(gap, right));
  }
  return side[gap];
}

context::Vector Surroundings::sum_of(std::size_t gap, bool right) {
  context::Vector sum{};
  const std::size_t reach = right ? words_.size() - gap : gap;
  const std::size_t near = std::min<std::size_t>(context::near_words, reach),
                    far = std::min<std::size_t>(near + context::far_words, reach);
  for (unsigned distance = 1; distance <= near; ++distance) {
    const WordId word = words_[right ? gap + distance - 1 : gap - distance];
    model_->add(word, context::place(right, distance), sum);
  }
  const std::size_t first = right ? gap + near : gap - far, last = right ? gap + far : gap - near;
  sum_far(last);
  model_->add_from_far(right, far_[first], far_[last], sum);
  return sum;
}

/// What the first words say from far away, up to `count` of them.
void Surroundings::sum_far(std::size_t count) {
  far_.reserve(words_.size() + 1);
  while (far_.size() <= count) {
    context::Vector sum = far_.back();
    model_->add_far(words_[far_.size() - 1], sum);
    far_.push_back(sum);
  }
}

}  // namespace chamra
