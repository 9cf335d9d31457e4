// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "lexicon/lexicon.hpp"

namespace chamra {

/// `word` may have been meant by text[begin, end); `cost` in nats is what the channel takes for it,
/// and later what else speaks against it.
struct Arc {
  std::uint32_t begin = 0, end = 0;
  WordId word = word::unknown;
  float cost = 0;
  bool changed = false;
};

/// A word, or letters that are none: no punctuation, digits or other script.
[[nodiscard]] inline bool is_of_word(const Arc& arc) {
  return arc.word == word::unknown || arc.word >= word::first;
}

}  // namespace chamra
