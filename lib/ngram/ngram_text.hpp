// SPDX-License-Identifier: Apache-2.0
// N-grams as tables write them: tokens parted by single blanks.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace chamra {

inline constexpr unsigned longest_row = 3;  // tokens of one row of a table

/// Numbers of tokens, oldest first; `order` of them.
struct NgramRow {
  std::array<std::uint32_t, longest_row> ids{};
  unsigned order = 0;
};

/// `number_of` tells the number of a token as std::optional. Nothing when a token has none or the
/// row holds more than `longest_row` of them.
template <class NumberOf>
std::optional<NgramRow> parse_ngram(std::string_view text, NumberOf number_of) {
  NgramRow row;
  for (;;) {
    const std::size_t blank = text.find(' ');
    if (row.order == longest_row) return std::nullopt;
    const std::optional<std::uint32_t> id = number_of(text.substr(0, blank));
    if (!id) return std::nullopt;
    row.ids[row.order++] = *id;
    if (blank == std::string_view::npos) return row;
    text.remove_prefix(blank + 1);
  }
}

}  // namespace chamra
