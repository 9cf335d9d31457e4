// SPDX-License-Identifier: Apache-2.0
// Letters that cannot stand alone.
#pragma once

#include <unicode/uchar.h>

namespace chamra::evaluate {

/// Does it hang on the letter before it? Marks do, and sara am, whose ring stands on that letter.
[[nodiscard]] inline bool hangs(char32_t letter) {
  constexpr char32_t thai_am = 0xE33, lao_am = 0xEB3;
  return letter == thai_am || letter == lao_am ||
         u_charType(static_cast<UChar32>(letter)) == U_NON_SPACING_MARK;
}

}  // namespace chamra::evaluate
