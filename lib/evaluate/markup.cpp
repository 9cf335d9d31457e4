// SPDX-License-Identifier: Apache-2.0
#include "evaluate/markup.hpp"

#include "base/base64.hpp"
#include "edits/digest.hpp"

namespace chamra::evaluate {
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
  Sha256 digest;
  digest.update(style);
  return "default-src 'none'; style-src 'sha256-" + base64(digest.bytes()) +
         "'; base-uri 'none'; form-action 'none'";
}

}  // namespace chamra::evaluate
