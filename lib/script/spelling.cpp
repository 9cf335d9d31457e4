// SPDX-License-Identifier: Apache-2.0
#include "script/spelling.hpp"

#include <algorithm>

#include "script/script_of.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

/// sara am and what OCR makes of it, all written alike.
std::u32string without_sara_am(std::u32string_view text) {
  std::u32string out(text);
  std::erase_if(out, [](char32_t letter) {
    return thai_class(letter) == ThaiClass::Tone || letter == letter::nikhahit;
  });
  std::replace(out.begin(), out.end(), letter::sara_am, letter::sara_aa);
  return out;
}

}  // namespace

bool has_illegal_pair(std::u32string_view text) {
  const auto pair = std::adjacent_find(text.begin(), text.end(),
                                       [](char32_t a, char32_t b) { return !legal_pair(a, b); });
  return pair != text.end() || (!text.empty() && is_mark(text[0]));
}

std::u32string without_gaps(std::u32string_view text) {
  std::u32string out(text);
  std::erase_if(out, [](char32_t letter) {
    return script_of(letter) == Script::Blank || script_of(letter) == Script::LineBreak;
  });
  return out;
}

std::u32string with_maiyamok_joined(std::u32string_view text) {
  std::u32string out;
  for (const char32_t letter : text) {
    while (letter == letter::maiyamok && !out.empty() && script_of(out.back()) == Script::Blank)
      out.pop_back();
    out += letter;
  }
  return out;
}

bool differs_in_sara_am(std::u32string_view before, std::u32string_view after) {
  const auto count = [](std::u32string_view text) {
    return std::count(text.begin(), text.end(), letter::sara_am);
  };
  return count(before) != count(after) && without_sara_am(before) == without_sara_am(after);
}

}  // namespace chamra
