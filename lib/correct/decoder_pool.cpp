// SPDX-License-Identifier: Apache-2.0
#include "correct/decoder_pool.hpp"

#include <algorithm>

namespace chamra {

std::unique_ptr<Decoder> DecoderPool::take(const DecoderOptions& options) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(waiting_.begin(), waiting_.end(), [&](const auto& decoder) {
    return decoder->options() == options;
  });
  if (found == waiting_.end()) return nullptr;
  auto decoder = std::move(*found);
  waiting_.erase(found);
  return decoder;
}

void DecoderPool::put_back(std::unique_ptr<Decoder> decoder) {
  const std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(decoder));
}

void DecoderPool::clear() {
  const std::lock_guard lock(mutex_);
  waiting_.clear();
}

}  // namespace chamra
