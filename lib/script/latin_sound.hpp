// SPDX-License-Identifier: Apache-2.0
// What letters of any script sound like, roughly, in Latin ones: what OCR puts in the middle of a
// Thai word often sounds like the letters it stands for.
#pragma once

#include <cstdint>

namespace chamra {

/// Some of the letters a..z, one bit each.
using LatinLetters = std::uint32_t;
[[nodiscard]] constexpr LatinLetters bit_of(char latin) {
  return LatinLetters{1} << static_cast<unsigned>(latin - 'a');
}

/// The one of a..z that a letter of another script, or a Latin one, begins to sound as; 0 if it
/// does not say. Source: names of letters in Unicode, which tell it.
[[nodiscard]] char latin_sound(char32_t letter);

/// What may be heard where a Thai letter stands; all, where it is not heard.
/// Source: general transcription of the Royal Institute (1999), and letters near to its.
[[nodiscard]] LatinLetters latin_sounds_of_thai(char32_t letter);

}  // namespace chamra
