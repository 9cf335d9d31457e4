// SPDX-License-Identifier: Apache-2.0
#include "text/thai_8bit.hpp"

#include <string>

#include "base/utf8.hpp"
#include "script/spelling.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

constexpr unsigned char first_high = 0x80;

bool is_high(char byte) { return static_cast<unsigned char>(byte) >= first_high; }

bool is_ascii_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// Ellipsis, quotes, dashes and the no-break space of Windows-874.
bool is_punctuation(unsigned char byte) {
  return byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte == 0xA0;
}

/// 0: none. Signs like fongman are left out: their bytes begin letters of UTF-8.
char32_t thai_letter(unsigned char byte) {
  const char32_t letter = byte - 0xA0U + 0x0E00U;
  const bool digit = letter >= letter::thai_digit_zero && letter <= letter::thai_digit_nine;
  return is_thai(letter) || letter == letter::baht || digit ? letter : 0;
}

/// `word`: bytes from 0x80 on, none of them punctuation.
bool is_spelt(std::string_view word) {
  std::u32string letters;
  for (const char byte : word) {
    letters += thai_letter(static_cast<unsigned char>(byte));
    if (letters.back() == 0) return false;
  }
  return thai_class(letters.front()) != ThaiClass::FollowingVowel &&
         thai_class(letters.back()) != ThaiClass::LeadingVowel && !has_illegal_pair(letters);
}

/// Letters of UTF-8 Thai and Lao begin with 0xE0: are there bad bytes that begin others? A letter
/// cut off at the end tells nothing by itself.
bool holds_other_starts(std::string_view bytes) {
  std::size_t bad = 0, starts = 0;
  bool cut_off = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Step step = decode_utf8_step(bytes, at);
    const auto byte = static_cast<unsigned char>(bytes[at]);
    at += step.bytes;
    if (step.valid) continue;
    ++bad;
    starts += byte >= 0xC0 && byte != 0xE0 ? 1 : 0;
    cut_off = at == bytes.size();
  }
  return starts > 0 && (bad > 1 || !cut_off);
}

}  // namespace

bool spells_thai_8bit(std::string_view bytes) {
  for (std::size_t begin = 0, end = 0; begin < bytes.size(); begin = end) {
    end = begin + 1;
    if (!is_high(bytes[begin]) || is_punctuation(static_cast<unsigned char>(bytes[begin])))
      continue;
    while (end < bytes.size() && is_high(bytes[end]) &&
           !is_punctuation(static_cast<unsigned char>(bytes[end])))
      ++end;
    const bool touches = (begin > 0 && is_ascii_letter(bytes[begin - 1])) ||
                         (end < bytes.size() && is_ascii_letter(bytes[end]));
    if (touches || !is_spelt(bytes.substr(begin, end - begin))) return false;
  }
  return holds_other_starts(bytes);
}

}  // namespace chamra
