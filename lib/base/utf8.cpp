// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

namespace chamra {
namespace {

/// What a lead byte promises: how many bytes follow and the range the first of them may have.
struct Lead {
  int following;
  unsigned char low, high;
  char32_t bits;
};

Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF, byte & 0x1FU};
  if (byte == 0xE0) return {2, 0xA0, 0xBF, 0};
  if (byte == 0xED) return {2, 0x80, 0x9F, 0xD};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF, byte & 0x0FU};
  if (byte == 0xF0) return {3, 0x90, 0xBF, 0};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF, byte & 0x07U};
  if (byte == 0xF4) return {3, 0x80, 0x8F, 4};
  return {0, 0, 0, 0};
}

}  // namespace

Utf8Step decode_utf8_step(std::string_view bytes, std::size_t at) {
  const auto byte = static_cast<unsigned char>(bytes[at]);
  if (byte < 0x80) return {byte, 1, true};
  const Lead lead = lead_of(byte);
  if (lead.following == 0) return {0xFFFD, 1, false};
  char32_t letter = lead.bits;
  for (int k = 1; k <= lead.following; ++k) {
    const std::size_t next = at + static_cast<std::size_t>(k);
    const auto follower = next < bytes.size() ? static_cast<unsigned char>(bytes[next]) : 0U;
    const unsigned low = k == 1 ? lead.low : 0x80U;
    const unsigned high = k == 1 ? lead.high : 0xBFU;
    if (follower < low || follower > high) return {0xFFFD, static_cast<std::size_t>(k), false};
    letter = letter << 6U | (follower & 0x3FU);
  }
  return {letter, static_cast<std::size_t>(lead.following) + 1, true};
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Step step = decode_utf8_step(bytes, at);
    if (!step.valid) return false;
    at += step.bytes;
  }
  return true;
}

std::u32string to_utf32(std::string_view bytes) {
  std::u32string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Step step = decode_utf8_step(bytes, at);
    out += step.letter;
    at += step.bytes;
  }
  return out;
}

void append_utf8(std::string& out, char32_t letter) {
  const auto put = [&](char32_t bits) { out += static_cast<char>(bits); };
  if (letter < 0x80) {
    put(letter);
  } else if (letter < 0x800) {
    put(0xC0 | letter >> 6U);
    put(0x80 | (letter & 0x3FU));
  } else if (letter < 0x10000) {
    put(0xE0 | letter >> 12U);
    put(0x80 | (letter >> 6U & 0x3FU));
    put(0x80 | (letter & 0x3FU));
  } else {
    put(0xF0 | letter >> 18U);
    put(0x80 | (letter >> 12U & 0x3FU));
    put(0x80 | (letter >> 6U & 0x3FU));
    put(0x80 | (letter & 0x3FU));
  }
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t letter : text) append_utf8(out, letter);
  return out;
}

}  // namespace chamra
