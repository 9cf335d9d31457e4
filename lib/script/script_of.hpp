// SPDX-License-Identifier: Apache-2.0
// The coarse kinds of letters the river tells apart.
#pragma once

#include <cstdint>

#include "script/letters.hpp"

namespace chamra {

enum class Script : std::uint8_t {
  Thai,         // U+0E01..0E4E without the baht sign; Thai digits are Digit
  Lao,          // U+0E81..0EDF without digits
  Latin,        // ASCII and other Latin letters
  Foreign,      // letters and marks of any other script, and U+FFFD
  Digit,        // digits of any script
  Blank,        // blank, tab, NBSP
  LineBreak,    // line feed, carriage return, form feed
  Punctuation,  // everything else
};

/// Source: Unicode script and general category properties (ICU); Thai, Lao and ASCII by table.
[[nodiscard]] Script script_of(char32_t letter);

[[nodiscard]] inline bool is_thai(char32_t letter) {
  return letter >= letter::ko_kai && letter <= letter::yamakkan && letter != letter::baht &&
         !(letter > letter::phinthu && letter < letter::baht);
}
[[nodiscard]] inline bool is_lao(char32_t letter) {
  return letter > letter::lao_first && letter <= letter::lao_last &&
         !(letter >= letter::lao_digit_zero && letter <= letter::lao_digit_nine);
}

}  // namespace chamra
