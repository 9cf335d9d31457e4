// SPDX-License-Identifier: Apache-2.0
#include "evaluate/markup.hpp"

#include "edits/digest.hpp"

namespace chamra::evaluate {
namespace {

constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

unsigned value_of(char digit) {
  return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/// Hex digits, an even number of them, as base64 with padding.
std::string base64_of_hex(std::string_view hex) {
  std::string out;
  for (std::size_t at = 0; at < hex.size(); at += 6) {
    const std::string_view part = hex.substr(at, 6);  // three bytes, four digits
    unsigned bits = 0;
    for (const char digit : part) bits = bits << 4U | value_of(digit);
    bits <<= 4 * (6 - part.size());
    const std::size_t digits = part.size() / 2 + 1;
    for (std::size_t k = 0; k < 4; ++k) {
      out += k < digits ? base64_digits[bits >> (18 - 6 * k) & 63U] : '=';
    }
  }
  return out;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += byte;
    }
  }
  return out;
}

std::string policy_for(std::string_view style) {
  return "default-src 'none'; style-src 'sha256-" + base64_of_hex(sha256_hex(style)) +
         "'; base-uri 'none'; form-action 'none'";
}

}  // namespace chamra::evaluate
