// SPDX-License-Identifier: Apache-2.0
// Thai letters of one byte (TIS-620, Windows-874) where there are too few of them to count.
#pragma once

#include <string_view>

namespace chamra {

/// Whether the bytes from 0x80 on, read so, are words that Thai can spell, stand apart from ASCII
/// letters, and are not what is left of Thai or Lao in damaged UTF-8. A few letters will do; linear
/// in `bytes`.
[[nodiscard]] bool spells_thai_8bit(std::string_view bytes);

}  // namespace chamra
