// SPDX-License-Identifier: Apache-2.0
#include "script/script_of.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace chamra {
namespace {

Script ascii_script(char32_t letter) {
  if ((letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z'))
    return Script::Latin;
  if (letter >= U'0' && letter <= U'9') return Script::Digit;
  if (letter == letter::blank || letter == U'\t') return Script::Blank;
  if (letter >= U'\n' && letter <= U'\r') return Script::LineBreak;
  return Script::Punctuation;
}

Script other_script(char32_t letter) {
  if (letter == letter::replacement) return Script::Foreign;
  const auto code = static_cast<UChar32>(letter);
  if (u_isdigit(code) != 0) return Script::Digit;
  const auto mask = U_GET_GC_MASK(code);
  if ((mask & (U_GC_L_MASK | U_GC_M_MASK)) == 0) {
    return (mask & U_GC_ZS_MASK) != 0 ? Script::Blank : Script::Punctuation;
  }
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(code, &error) == USCRIPT_LATIN ? Script::Latin : Script::Foreign;
}

}  // namespace

Script script_of(char32_t letter) {
  if (letter < 0x80) return ascii_script(letter);
  if (is_thai(letter)) return Script::Thai;
  if (is_lao(letter)) return Script::Lao;
  return other_script(letter);
}

}  // namespace chamra
