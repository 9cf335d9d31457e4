// SPDX-License-Identifier: Apache-2.0
// What can be said of a spelling without knowing words: is it possible at all, and what do two
// spellings differ in?
#pragma once

#include <string>
#include <string_view>

namespace chamra {

/// Two neighbours that Thai writing does not allow, or a mark with no base in front of it.
[[nodiscard]] bool has_illegal_pair(std::u32string_view text);

/// Without blanks and line breaks.
[[nodiscard]] std::u32string without_gaps(std::u32string_view text);

/// With no blank before a maiyamok, which is written both ways (Royal Institute: with one).
[[nodiscard]] std::u32string with_maiyamok_joined(std::u32string_view text);

/// Do they differ in sara am and what OCR makes of it (sara aa with or without a tone mark), and in
/// nothing else?
[[nodiscard]] bool differs_in_sara_am(std::u32string_view before, std::u32string_view after);

}  // namespace chamra
