// SPDX-License-Identifier: Apache-2.0
#include "evaluate/segmenter.hpp"

namespace chamra::evaluate {

std::u32string WordAlphabet::spell(std::u32string_view text, const Segmenter& segmenter) {
  std::u32string out;
  for (const CharSpan span : segmenter.cut(text)) {
    const auto number = static_cast<char32_t>(numbers_.size());
    std::u32string word(text.substr(span.begin, span.size()));
    out += numbers_.try_emplace(std::move(word), number).first->second;
  }
  return out;
}

}  // namespace chamra::evaluate
