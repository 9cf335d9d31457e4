// SPDX-License-Identifier: Apache-2.0
// What encoding a document is in, by its first bytes: damaged UTF-8 is told from what is none.
#pragma once

#include <string_view>

namespace chamra {

enum class Likely { Unknown, Utf8, Utf16, Thai8Bit };

/// What `bytes`, the start of a document, look like. Unknown: plain ASCII so far. Damaged UTF-8 and
/// binary files are Utf8: they pass through unchanged.
[[nodiscard]] Likely likely_encoding(std::string_view bytes);

/// Are `bytes`, the start of a document, Thai or Lao text in UTF-8 already? No other encoding gives
/// more than a few such letters by chance.
[[nodiscard]] bool is_thai_utf8(std::string_view bytes);

}  // namespace chamra
