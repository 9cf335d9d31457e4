// SPDX-License-Identifier: Apache-2.0
// UTF-8 at the borders. Inside, text is UTF-32, one element a code point.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chamra {

/// One decoded step: the code point and how many bytes it took; U+FFFD with `valid` false for a bad
/// sequence.
struct Utf8Step {
  char32_t letter;
  std::size_t bytes;
  bool valid;
};

/// Decodes at `bytes[at]`; `at` must be inside. A bad sequence takes its longest valid prefix, at
/// least one byte (Unicode 15, section 3.9, "maximal subparts").
[[nodiscard]] Utf8Step decode_utf8_step(std::string_view bytes, std::size_t at);

/// Whether no sequence is bad.
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// Whole strings; bad sequences become U+FFFD.
[[nodiscard]] std::u32string to_utf32(std::string_view bytes);

void append_utf8(std::string& out, char32_t letter);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

}  // namespace chamra
