// SPDX-License-Identifier: Apache-2.0
// What a Thai or Lao letter does in a syllable, and which neighbours Thai writing allows.
#pragma once

#include <array>
#include <cstdint>

#include "script/script_of.hpp"

namespace chamra {

enum class ThaiClass : std::uint8_t {
  None,
  Consonant,
  LeadingVowel,
  FollowingVowel,
  Above,
  Below,
  Tone,
  Final
};

namespace detail {

constexpr ThaiClass class_in_block(unsigned offset) {  // offset from U+0E00 or U+0E80
  if (offset >= 0x01 && offset <= 0x2E) return ThaiClass::Consonant;
  if (offset == 0x30 || offset == 0x32 || offset == 0x33 || offset == 0x45)
    return ThaiClass::FollowingVowel;
  if (offset == 0x31 || (offset >= 0x34 && offset <= 0x37) || offset == 0x47 || offset == 0x4D) {
    return ThaiClass::Above;
  }
  if (offset >= 0x38 && offset <= 0x3A) return ThaiClass::Below;
  if (offset >= 0x40 && offset <= 0x44) return ThaiClass::LeadingVowel;
  if (offset >= 0x48 && offset <= 0x4B) return ThaiClass::Tone;
  if (offset == 0x4C || offset == 0x4E) return ThaiClass::Final;
  return ThaiClass::None;
}

inline constexpr auto thai_classes = [] {
  std::array<ThaiClass, 256> table{};
  for (unsigned k = 0; k < 128; ++k) table[k] = table[k + 128] = class_in_block(k);
  table[0x80 + 0x3B] = ThaiClass::Above;      // Lao mai kon
  table[0x80 + 0x3C] = ThaiClass::Below;      // Lao semivowel lo
  table[0x80 + 0x3D] = ThaiClass::Consonant;  // Lao semivowel nyo
  table[0x80 + 0x45] = ThaiClass::None;
  table[0x80 + 0x5C] = table[0x80 + 0x5D] = ThaiClass::Consonant;  // Lao ho no, ho mo
  return table;
}();

}  // namespace detail

/// Works on Lao too, whose letters stand 0x80 above their Thai twins.
/// Above: vowels and nikhahit over the base; Final: thanthakhat, yamakkan; FollowingVowel: sara a,
/// aa, am, lakkhangyao.
[[nodiscard]] inline ThaiClass thai_class(char32_t letter) {
  return letter >= 0x0E00 && letter < 0x0F00 ? detail::thai_classes[letter - 0x0E00]
                                             : ThaiClass::None;
}

/// Stands over or under the letter before it.
[[nodiscard]] inline bool is_mark(char32_t letter) {
  return thai_class(letter) >= ThaiClass::Above;
}

/// Which Thai letters may stand right behind which. Source: WTT 2.0 input method level 1, by
/// libthai's th_isaccept.
class LegalPairs {
 public:
  /// Made once, and shared.
  [[nodiscard]] static const LegalPairs& all();

  /// Anything but two Thai letters is legal.
  [[nodiscard]] bool operator()(char32_t letter, char32_t next) const {
    return !is_thai(letter) || !is_thai(next) || legal_[letter - 0x0E00][next - 0x0E00];
  }

 private:
  static constexpr unsigned letters = 0x5C;
  LegalPairs();
  std::array<std::array<bool, letters>, letters> legal_{};
};

/// May `next` be written right after `letter`? See LegalPairs.
[[nodiscard]] inline bool legal_pair(char32_t letter, char32_t next) {
  return LegalPairs::all()(letter, next);
}

/// A break between two letters that does not part a mark from its base, a leading vowel from its
/// consonant or a following vowel from what it follows.
[[nodiscard]] bool cluster_boundary(char32_t before, char32_t after);

}  // namespace chamra
