// SPDX-License-Identifier: Apache-2.0
#include "script/thai_class.hpp"

#include <thai/thcell.h>
#include <thai/thctype.h>
#include <thai/thinp.h>

#include <array>

namespace chamra {
namespace {

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

constexpr auto make_table() {
  std::array<ThaiClass, 256> table{};
  for (unsigned k = 0; k < 128; ++k) table[k] = table[k + 128] = class_in_block(k);
  table[0x80 + 0x3B] = ThaiClass::Above;      // Lao mai kon
  table[0x80 + 0x3C] = ThaiClass::Below;      // Lao semivowel lo
  table[0x80 + 0x3D] = ThaiClass::Consonant;  // Lao semivowel nyo
  table[0x80 + 0x45] = ThaiClass::None;
  table[0x80 + 0x5C] = table[0x80 + 0x5D] = ThaiClass::Consonant;  // Lao ho no, ho mo
  return table;
}
constexpr auto classes = make_table();

thchar_t to_tis(char32_t letter) { return static_cast<thchar_t>(letter - 0x0E00 + 0xA0); }

constexpr unsigned thai_letters = 0x5C;

auto make_legal_pairs() {
  std::array<std::array<bool, thai_letters>, thai_letters> legal{};
  for (unsigned a = 1; a < thai_letters; ++a) {
    for (unsigned b = 1; b < thai_letters; ++b) {
      legal[a][b] = th_isaccept(to_tis(0x0E00 + a), to_tis(0x0E00 + b), ISC_STRICT) != 0;
    }
  }
  return legal;
}

}  // namespace

ThaiClass thai_class(char32_t letter) {
  return letter >= 0x0E00 && letter < 0x0F00 ? classes[letter - 0x0E00] : ThaiClass::None;
}

bool legal_pair(char32_t letter, char32_t next) {
  static const auto legal = make_legal_pairs();
  if (!is_thai(letter) || !is_thai(next)) return true;
  return legal[letter - 0x0E00][next - 0x0E00];
}

bool cluster_boundary(char32_t before, char32_t after) {
  const ThaiClass next = thai_class(after);
  if (next >= ThaiClass::Above) return false;
  if (next == ThaiClass::FollowingVowel) return thai_class(before) == ThaiClass::None;
  return thai_class(before) != ThaiClass::LeadingVowel;
}

}  // namespace chamra
