// SPDX-License-Identifier: Apache-2.0
// A stretch of page dump as the program reads it: canonical UTF-32 text with the way back to the
// bytes it came from.
//
//   bytes   E0 B8 81 | E0 B9 8D | E0 B8 B2 | 0A        (ก, nikhahit, sara aa, line feed: 10 bytes)
//   text    ก         sara am                \n        (3 code points)
//   source  [0,3)     [3,9)                  [9,10)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace chamra {

enum class RepairKind : std::uint8_t {
  Composition,   // nikhahit [tone] + sara aa, canonical composition
  MarkOrder,     // tone before vowel and the like
  DoubledSaraE,  // sara e twice for sara ae
  PrivateUse,    // Windows-Thai glyph codes U+F700..F71A
  NoBreakSpace,  // NBSP inside Thai text; proposed only
  ZeroWidth,     // ZWSP and other invisible letters inside Thai text; proposed only
  BadBytes,      // not UTF-8: text holds U+FFFD; never repaired by itself
};

/// A place where canonical text differs from the source letters. `span` may be empty (a letter
/// dropped).
struct Repair {
  CharSpan span;
  ByteSpan source;
  RepairKind kind;
};

/// Spans of `text` lead back to bytes; the map is monotone and covers all bytes but those of a
/// leading BOM and of dropped letters, which belong to the span that encloses them.
struct Page {
  std::u32string text;
  std::vector<std::uint32_t> source_begin, source_end;  // bytes, one pair for each letter of `text`
  std::vector<Repair> repairs;                          // by position
  std::uint32_t bytes = 0;

  /// An empty span leads to the empty span before its letter.
  [[nodiscard]] ByteSpan to_source(CharSpan span) const {
    if (span.begin == span.end) {
      const std::uint32_t at = span.begin < text.size() ? source_begin[span.begin] : bytes;
      return {at, at};
    }
    return {source_begin[span.begin], source_end[span.end - 1]};
  }
};

}  // namespace chamra
