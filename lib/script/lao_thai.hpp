// SPDX-License-Identifier: Apache-2.0
// Thai letters that a Lao letter may stand for when Thai prose was written in Lao letters.
// Lao kept one letter for a sound where Thai keeps several; the code points of twins differ by
// 0x80.
#pragma once

#include <string_view>

namespace chamra {

/// The letter that sounds and looks alike (`nearest`), then others of the same sound. Points into
/// static storage.
struct LaoReading {
  std::u32string_view nearest;
  std::u32string_view others;  // each letter is one reading
  std::u32string_view finals;  // letters that sound so only at the end of a Thai syllable
};

/// Empty `nearest` for what is not a Lao letter. Source: Unicode charts of Thai and Lao; Lao
/// orthography of 1975.
[[nodiscard]] LaoReading thai_readings(char32_t lao);

}  // namespace chamra
