// SPDX-License-Identifier: Apache-2.0
#include "report/html.hpp"

#include "base/base64.hpp"
#include "edits/digest.hpp"

namespace chamra {
namespace {

std::string_view entity_of(char byte) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const std::string_view entity = entity_of(byte);
    if (entity.empty()) {
      out += byte;
    } else {
      out += entity;
    }
  }
  return out;
}

std::string policy_source(std::string_view part) {
  Sha256 digest;
  digest.update(part);
  return "'sha256-" + base64(digest.bytes()) + "'";
}

}  // namespace chamra
