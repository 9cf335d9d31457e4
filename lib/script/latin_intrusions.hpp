// SPDX-License-Identifier: Apache-2.0
// Latin letters in the middle of Thai that may be what OCR made of Thai ones.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace chamra {

/// Runs of two small Latin letters or more that touch a Thai letter, in order (code points). With a
/// capital, or at a number, they are a name, an abbreviation or a unit. They may as well be an
/// English word: that Thai letters were meant others must find. Time linear in `text`.
[[nodiscard]] std::vector<CharSpan> find_latin_intrusions(std::u32string_view text);

}  // namespace chamra
