// SPDX-License-Identifier: Apache-2.0
#include "script/thai_class.hpp"

#include <thai/thcell.h>
#include <thai/thctype.h>
#include <thai/thinp.h>

namespace chamra {
namespace {

thchar_t to_tis(char32_t letter) { return static_cast<thchar_t>(letter - 0x0E00 + 0xA0); }

}  // namespace

LegalPairs::LegalPairs() {
  for (unsigned a = 1; a < letters; ++a) {
    for (unsigned b = 1; b < letters; ++b)
      legal_[a][b] = th_isaccept(to_tis(0x0E00 + a), to_tis(0x0E00 + b), ISC_STRICT) != 0;
  }
}

const LegalPairs& LegalPairs::all() {
  static const LegalPairs pairs;
  return pairs;
}

bool cluster_boundary(char32_t before, char32_t after) {
  const ThaiClass next = thai_class(after);
  if (next >= ThaiClass::Above) return false;
  if (next == ThaiClass::FollowingVowel) return thai_class(before) == ThaiClass::None;
  return thai_class(before) != ThaiClass::LeadingVowel;
}

}  // namespace chamra
