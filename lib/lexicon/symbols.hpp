// SPDX-License-Identifier: Apache-2.0
// Letters of words as one byte: Thai 1..78 (U+0E01..0E4E), Lao the same for its own block. 0 = not
// a word letter.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chamra {

using Symbol = std::uint8_t;
inline constexpr unsigned symbol_count = 128;
inline constexpr Symbol last_symbol = 0x4E;

/// Some symbols.
struct SymbolSet {
  std::array<std::uint64_t, 2> bits{};

  void add(Symbol symbol) { bits[symbol >> 6U & 1U] |= std::uint64_t{1} << (symbol & 63U); }
  void add(const SymbolSet& other) {
    bits[0] |= other.bits[0];
    bits[1] |= other.bits[1];
  }
  [[nodiscard]] bool empty() const { return (bits[0] | bits[1]) == 0; }
  [[nodiscard]] bool has(Symbol symbol) const {
    return (bits[symbol >> 6U & 1U] >> (symbol & 63U) & 1U) != 0;
  }
  [[nodiscard]] bool meets(const SymbolSet& other) const {
    return ((bits[0] & other.bits[0]) | (bits[1] & other.bits[1])) != 0;
  }
};

/// What sets are asked of one symbol, made once for many of them.
struct SymbolPlace {
  SymbolSet own, below;  // the symbol, and all that come before it

  explicit SymbolPlace(Symbol symbol) {
    own.add(symbol);
    below.bits = {own.bits[0] - 1, own.bits[1] - 1};
    if (own.bits[0] != 0) below.bits[1] = 0;
  }
};

/// A set of symbols in the upper bits of one number, where several share a bit: what two such
/// numbers do not share, the sets do not.
using LetterMarks = std::uint32_t;
inline constexpr unsigned first_mark_bit = 9;
[[nodiscard]] inline LetterMarks mark_of(Symbol symbol) {
  return LetterMarks{1} << (first_mark_bit + symbol % (32 - first_mark_bit));
}
[[nodiscard]] inline LetterMarks marks_of(const SymbolSet& symbols) {
  LetterMarks marks = 0;
  for (unsigned half = 0; half < 2; ++half) {
    for (std::uint64_t bits = symbols.bits[half]; bits != 0; bits &= bits - 1)
      marks |= mark_of(static_cast<Symbol>(half * 64U + std::countr_zero(bits)));
  }
  return marks;
}

/// Words of one language: Thai and Lao are never mixed in a lexicon.
enum class Alphabet : char32_t { Thai = 0x0E00, Lao = 0x0E80 };

[[nodiscard]] inline Symbol to_symbol(char32_t letter, Alphabet alphabet) {
  const char32_t offset = letter - static_cast<char32_t>(alphabet);
  return offset < 0x60 && offset != 0x3F ? static_cast<Symbol>(offset) : Symbol{0};
}
[[nodiscard]] inline char32_t to_letter(Symbol symbol, Alphabet alphabet) {
  return static_cast<char32_t>(alphabet) + symbol;
}

/// Empty when a letter has no symbol.
[[nodiscard]] inline std::basic_string<Symbol> to_symbols(std::u32string_view word,
                                                          Alphabet alphabet) {
  std::basic_string<Symbol> out;
  for (const char32_t letter : word) {
    out += to_symbol(letter, alphabet);
    if (out.back() == 0) return {};
  }
  return out;
}

}  // namespace chamra
