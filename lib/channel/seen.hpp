// SPDX-License-Identifier: Apache-2.0
// Letters of a page as the channel sees them: one byte each.
//
//   1..0x5F     Thai, offset from U+0E00        0x80 + 1..0x5F   Lao, offset from U+0E80
//   0xF0 blank  0xF1 line break                 0xF2 a letter of another script  0xF3 a Latin
//   letter
//   0xE0..0xEF, 0xF4..0xFD  either of these, by which of a..z it sounds like
#pragma once

#include <cstdint>

#include "lexicon/symbols.hpp"
#include "script/script_of.hpp"

namespace chamra {

using Seen = std::uint8_t;
namespace seen {
inline constexpr Seen other = 0, lao = 0x80, blank = 0xF0, line_break = 0xF1, foreign = 0xF2,
                      latin = 0xF3;
}

[[nodiscard]] inline Seen to_seen(char32_t letter) {
  if (is_thai(letter)) return static_cast<Seen>(letter - 0x0E00);
  if (is_lao(letter)) return static_cast<Seen>(letter - 0x0E80 + seen::lao);
  switch (script_of(letter)) {
    case Script::Blank:
      return seen::blank;
    case Script::LineBreak:
      return seen::line_break;
    case Script::Foreign:
      return seen::foreign;
    case Script::Latin:
      return seen::latin;
    default:
      return seen::other;
  }
}
[[nodiscard]] inline bool is_seen_thai(Seen letter) { return letter != 0 && letter < 0x60; }
[[nodiscard]] inline Seen seen_by_sound(char latin) {
  const auto number = static_cast<unsigned>(latin - 'a');
  return static_cast<Seen>(number < 16 ? 0xE0 + number : 0xF4 + number - 16);
}
/// One of a..z; 0 where none is known.
[[nodiscard]] inline char sound_of_seen(Seen letter) {
  if (letter >= 0xE0 && letter <= 0xEF) return static_cast<char>('a' + (letter - 0xE0));
  if (letter >= 0xF4 && letter <= 0xFD) return static_cast<char>('a' + 16 + (letter - 0xF4));
  return 0;
}
/// Of another script, and not to be passed over.
[[nodiscard]] inline bool is_seen_foreign(Seen letter) {
  return letter == seen::foreign || sound_of_seen(letter) != 0;
}
[[nodiscard]] inline bool is_seen_space(Seen letter) {
  return letter == seen::blank || letter == seen::line_break;
}
[[nodiscard]] inline bool is_seen_lao(Seen letter) { return letter > seen::lao && letter < 0xE0; }

/// Up to four letters in one number, the first lowest; 0 is the empty string.
using Packed = std::uint32_t;
inline constexpr unsigned longest_packed = 4;
[[nodiscard]] inline Packed append(Packed packed, unsigned length, std::uint8_t letter) {
  return packed | static_cast<Packed>(letter) << (8 * length);
}
/// A confusion as one number, to look it up by.
[[nodiscard]] inline std::uint64_t confusion_key(Packed meant, Packed seen) {
  return static_cast<std::uint64_t>(meant) << 32U | seen;
}
[[nodiscard]] inline unsigned packed_length(Packed packed) {
  unsigned length = 0;
  for (; packed != 0; packed >>= 8U) ++length;
  return length;
}

}  // namespace chamra
