// SPDX-License-Identifier: Apache-2.0
// Bytes of a page dump to canonical text with its way back: nothing is mended silently, nothing is
// lost.
//
// Canonical Thai and Lao: marks in the order vowel, tone, thanthakhat; nikhahit [+ tone] + sara aa
// joined to [tone +] sara am; two sara e joined to sara ae; glyph codes U+F700..F71A to letters.
// NFC does the first only for sara u and uu; NFKC would split sara am: neither is used. Letters of
// other scripts are never changed.
#pragma once

#include <string_view>

#include "text/page.hpp"

namespace chamra {

/// Total: any bytes are legal. Time and memory linear in `bytes` (at most 4 GiB). A leading BOM is
/// left out of the text.
[[nodiscard]] Page decode(std::string_view bytes);

}  // namespace chamra
