// SPDX-License-Identifier: Apache-2.0
#include "text/likely_encoding.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "text/thai_8bit.hpp"

namespace chamra {
namespace {

/// What the bytes of a document's start are made of.
struct Census {
  std::size_t all = 0, high = 0, in_runs = 0, invalid = 0, thai = 0, controls = 0;
  std::size_t thai_letters = 0;  // of UTF-8, Lao too
};

bool is_thai_8bit(unsigned char byte) {
  return (byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB);
}

void count(Census& census, unsigned char byte) {
  ++census.all;
  census.high += byte >= 0x80 ? 1 : 0;
  census.thai += is_thai_8bit(byte) ? 1 : 0;
  census.controls +=
      byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' ? 1 : 0;
}

Census census_of(std::string_view bytes) {
  Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Step step = decode_utf8_step(bytes, at);
    if (!step.valid) census.invalid += step.bytes;
    if (step.letter >= 0x0E00 && step.letter <= 0x0EFF) ++census.thai_letters;
    for (std::size_t k = 0; k < step.bytes; ++k, ++at) {
      count(census, static_cast<unsigned char>(bytes[at]));
      const bool run = at > 0 && static_cast<unsigned char>(bytes[at - 1] & bytes[at]) >= 0x80;
      census.in_runs += run ? 1 : 0;
    }
  }
  return census;
}

/// How many of the 16-bit units are ASCII text, Thai or Lao. UTF-8 read so gives Hangul and Han.
std::size_t plausible_units(std::string_view bytes, bool big_endian) {
  std::size_t plausible = 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    const unsigned unit = big_endian ? first * 256U + second : second * 256U + first;
    const bool ascii = (unit >= 0x20 && unit < 0x7F) || (unit >= 9 && unit <= 13);
    plausible += ascii || (unit >= 0x0E00 && unit <= 0x0EFF) ? 1 : 0;
  }
  return plausible;
}

bool looks_like_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  const std::size_t plausible =
      std::max(plausible_units(bytes, false), plausible_units(bytes, true));
  return bytes.size() >= 16 && plausible * 10 >= bytes.size() / 2 * 9;
}

/// Of fewer bytes than these, shares say nothing.
constexpr std::size_t enough_high = 8;

/// Thai letters of one byte: the high bytes are nearly all Thai letters there, come in runs as
/// letters of words do (accents of Latin-1 stand alone), and few of them happen to make up UTF-8
/// letters, hardly ever Thai ones.
bool looks_like_thai_8bit(const Census& census) {
  return census.high >= enough_high && census.invalid * 2 >= census.high &&
         census.in_runs * 2 >= census.high && census.thai_letters * 60 < census.high &&
         census.thai * 100 >= census.high * 95 && census.controls * 50 <= census.all;
}

/// Up to so many, chance makes UTF-8 letters of most of them now and then.
constexpr std::size_t few_high = 64;

/// The same where there are a few words: then all of it must be Thai.
bool looks_like_short_thai_8bit(const Census& census, std::string_view bytes) {
  return census.high < few_high && census.invalid >= 2 && census.thai_letters == 0 &&
         census.controls == 0 && spells_thai_8bit(bytes);
}

}  // namespace

Likely likely_encoding(std::string_view bytes) {
  const Census census = census_of(bytes);
  if (looks_like_utf16(bytes)) return Likely::Utf16;
  if (looks_like_thai_8bit(census) || looks_like_short_thai_8bit(census, bytes))
    return Likely::Thai8Bit;
  return census.high >= enough_high || census.controls > 0 ? Likely::Utf8 : Likely::Unknown;
}

bool is_thai_utf8(std::string_view bytes) {
  constexpr std::size_t letter_bytes = 3, least_letters = 4;
  const Census census = census_of(bytes);
  return census.thai_letters >= least_letters &&
         census.thai_letters * letter_bytes * 10 >= census.high * 9;
}

}  // namespace chamra
