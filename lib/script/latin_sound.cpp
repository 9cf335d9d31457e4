// SPDX-License-Identifier: Apache-2.0
#include "script/latin_sound.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "script/letters.hpp"

namespace chamra {
namespace {

struct Heard {
  std::u32string_view thai;  // marks by number: a bare one cannot be read
  std::string_view latin;
};
constexpr std::array heard = {
    Heard{U"กขฃคฅฆ", "kgcqx"},
    Heard{U"ง", "ng"},
    Heard{U"จฉชฌ", "jcsgz"},
    Heard{U"ซศษส", "szxct"},
    Heard{U"ญย", "yji"},
    Heard{U"ดฎตฏถฐทฑธฒ", "dt"},
    Heard{U"นณ", "n"},
    Heard{U"บปผพภ", "bp"},
    Heard{U"ฝฟ", "fpv"},
    Heard{U"ว", "wvuo"},
    Heard{U"ม", "m"},
    Heard{U"รลฬฤฦ", "rl"},
    Heard{U"หฮ", "h"},
    Heard{U"อ", "oua"},
    Heard{U"\u0E30\u0E31\u0E32\u0E33", "a"},
    Heard{U"\u0E34\u0E35\u0E36\u0E37", "iyeu"},
    Heard{U"\u0E38\u0E39", "uow"},
    Heard{U"เแ", "eai"},
    Heard{U"โ", "o"},
    Heard{U"ไใ", "aiy"},
};
constexpr LatinLetters all_letters = (LatinLetters{1} << 26U) - 1;
constexpr std::string_view vowels = "AEIOU";

constexpr LatinLetters letters_of(std::string_view latin) {
  LatinLetters out = 0;
  for (const char letter : latin) out |= bit_of(letter);
  return out;
}

/// By offset from U+0E00.
constexpr auto by_thai = [] {
  std::array<LatinLetters, 0x60> out{};
  for (const Heard& one : heard) {
    for (const char32_t letter : one.thai) out[letter - 0x0E00] = letters_of(one.latin);
  }
  for (char32_t mark = letter::maitaikhu; mark <= letter::yamakkan; ++mark)
    out[mark - 0x0E00] = all_letters;
  return out;
}();

/// The first sound in the name of a letter: "el" is an l, "bet" a b.
char first_sound(std::string_view name) {
  if (name.size() == 2 && vowels.find(name[0]) != vowels.npos &&
      vowels.find(name[1]) == vowels.npos)
    name.remove_prefix(1);
  const char first = name.empty() ? '\0' : name.front();
  return first >= 'A' && first <= 'Z' ? static_cast<char>(first - 'A' + 'a') : '\0';
}

}  // namespace

char latin_sound(char32_t letter) {
  std::array<char, 128> buffer{};
  UErrorCode error = U_ZERO_ERROR;
  const int32_t size = u_charName(static_cast<UChar32>(letter), U_UNICODE_CHAR_NAME, buffer.data(),
                                  static_cast<int32_t>(buffer.size()), &error);
  if (U_FAILURE(error) || size <= 0) return 0;
  const std::string_view name(buffer.data(), static_cast<std::size_t>(size));
  for (const std::string_view kind : {" LETTER ", " SYLLABLE "}) {
    const std::size_t at = name.find(kind);
    if (at == name.npos) continue;
    const std::string_view rest = name.substr(at + kind.size());
    return first_sound(rest.substr(0, rest.find(' ')));
  }
  return 0;
}

LatinLetters latin_sounds_of_thai(char32_t letter) {
  const char32_t offset = letter - 0x0E00;
  return offset < by_thai.size() ? by_thai[offset] : 0;
}

}  // namespace chamra
