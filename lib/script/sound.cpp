// SPDX-License-Identifier: Apache-2.0
#include "script/sound.hpp"

#include <algorithm>
#include <array>

namespace chamra {
namespace {

// Each named by its first letter. Marks are told by number: a bare one cannot be read.
constexpr std::array<std::u32string_view, 14> alike = {
    U"กขฃคฅฆ",       U"ซจฉชฌศษส",     U"ตดฎฏถฐทฑธฒ",   U"นณ", U"ปบผพภ",
    U"วฝฟ",          U"ยญ",           U"ลรฬฤฦ",        U"หฮ", U"เแ",
    U"\u0E34\u0E35", U"\u0E36\u0E37", U"\u0E38\u0E39", U"ไใ"};
constexpr std::u32string_view open_vowels = U"\u0E32\u0E30\u0E31";  // sara_aa first
constexpr std::u32string_view unheard = U"\u0E47\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E4E";

char32_t heard(char32_t letter) {
  for (const std::u32string_view letters : alike) {
    if (letters.find(letter) != std::u32string_view::npos) return letters.front();
  }
  return open_vowels.find(letter) == std::u32string_view::npos ? letter : open_vowels.front();
}

}  // namespace

std::u32string sound_of(std::u32string_view text) {
  std::u32string out;
  for (const char32_t letter : text) {
    if (unheard.find(letter) == std::u32string_view::npos) out += heard(letter);
  }
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace chamra
