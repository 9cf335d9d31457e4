// SPDX-License-Identifier: Apache-2.0
#include "context/surroundings.hpp"

#include <algorithm>

namespace chamra {

void Surroundings::read(const ContextModel& model, std::span<const PlacedWord> words,
                        std::size_t letters) {
  model_ = &model;
  const std::size_t count = words.size();
  left_.assign(count + 1, {});
  right_.assign(count + 1, {});
  for (std::size_t gap = 0; gap <= count; ++gap) {
    for (unsigned distance = 1; distance <= context::near_words + context::far_words; ++distance) {
      if (distance <= gap)
        model.add(words[gap - distance].id, context::place(false, distance), left_[gap]);
      if (gap + distance <= count)
        model.add(words[gap + distance - 1].id, context::place(true, distance), right_[gap]);
    }
  }
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

}  // namespace chamra
