// SPDX-License-Identifier: Apache-2.0
// What a Thai or Lao letter does in a syllable, and which neighbours Thai writing allows.
#pragma once

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

/// Works on Lao too, whose letters stand 0x80 above their Thai twins.
/// Above: vowels and nikhahit over the base; Final: thanthakhat, yamakkan; FollowingVowel: sara a,
/// aa, am, lakkhangyao.
[[nodiscard]] ThaiClass thai_class(char32_t letter);

/// Stands over or under the letter before it.
[[nodiscard]] inline bool is_mark(char32_t letter) {
  return thai_class(letter) >= ThaiClass::Above;
}

/// May `next` be written right after `letter`? Both Thai. Anything else is true.
/// Source: WTT 2.0 input method level 1, by libthai's th_isaccept.
[[nodiscard]] bool legal_pair(char32_t letter, char32_t next);

/// A break between two letters that does not part a mark from its base, a leading vowel from its
/// consonant or a following vowel from what it follows.
[[nodiscard]] bool cluster_boundary(char32_t before, char32_t after);

}  // namespace chamra
