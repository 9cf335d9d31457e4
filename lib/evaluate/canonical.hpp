// SPDX-License-Identifier: Apache-2.0
// Text made comparable before it is measured: spellings that look alike on paper count as the same
// letters. The table is small and its own: sharing the corrector's reading of a page would hide
// that reading's mistakes.
//
//   น ํ ้ า  and  น ้ ํ า  ->  น ้ ำ        เ เ  ->  แ        ท ่ ี  ->  ท ี ่        (Lao letters alike)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chamra::evaluate {

/// Text after folding; `borders` says where the places asked for have come to lie.
struct Folded {
  std::u32string text;
  std::vector<std::uint32_t> borders;
};

/// Ascending places between letters (0 = before the first), each at most the length of the text.
using Borders = std::vector<std::uint32_t>;

/// How a page is made comparable; `borders` are places in `raw`.
using Fold = Folded (*)(std::u32string_view raw, const Borders& borders);

/// NFC; nikhahit [+ tones] + sara aa to sara am; sara e twice to sara ae; marks in the order vowel,
/// tone, silencer; no zero-width space or byte order mark; line ends LF, none at the end of the
/// page. Folding twice folds once.
///
/// A border inside letters that change together is put at the like place in the result, never past
/// it.
[[nodiscard]] Folded canonical(std::u32string_view raw, const Borders& borders = {});

/// The letters as they are.
[[nodiscard]] Folded as_written(std::u32string_view raw, const Borders& borders = {});

}  // namespace chamra::evaluate
