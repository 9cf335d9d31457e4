// SPDX-License-Identifier: Apache-2.0
#include "chamra-review/picture.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <filesystem>
#include <system_error>

#include "base/base64.hpp"
#include "common/read_document.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

struct Kind {
  const char* extension;
  const char* type;
};
constexpr std::array<Kind, 6> kinds = {{{".png", "image/png"},
                                        {".jpg", "image/jpeg"},
                                        {".jpeg", "image/jpeg"},
                                        {".PNG", "image/png"},
                                        {".JPG", "image/jpeg"},
                                        {".JPEG", "image/jpeg"}}};

/// Everything but plain letters escaped, so that no name can be a scheme or end the address.
std::string percent_encoded(const std::string& path) {
  std::string out;
  for (const char letter : path) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || letter == '/' || letter == '.' ||
                                       letter == '-' || letter == '_');
    out += plain ? std::string(1, letter) : fmt::format("%{:02X}", byte);
  }
  return out;
}

}  // namespace

std::string picture_beside(const std::string& page) {
  std::error_code failure;
  for (const Kind& kind : kinds) {
    const fs::path picture = fs::path(page).replace_extension(kind.extension);
    if (fs::is_regular_file(picture, failure)) return picture.string();
  }
  return {};
}

std::string address_of(const std::string& picture, const std::string& report) {
  const fs::path folder = fs::absolute(report.empty() ? "." : fs::path(report)).parent_path();
  std::error_code failure;
  const fs::path way = fs::relative(picture, report.empty() ? fs::current_path() : folder, failure);
  const std::string path = failure || way.empty() ? picture : way.string();
  return (path.starts_with("../") || path.starts_with("/") ? "" : "./") + percent_encoded(path);
}

Result<std::string> embedded(const std::string& picture) {
  auto bytes = read_document(picture, "");
  if (!bytes) return bytes.error();
  const std::string extension = fs::path(picture).extension();
  for (const Kind& kind : kinds)
    if (extension == kind.extension)
      return fmt::format("data:{};base64,{}", kind.type, base64(*bytes));
  return Error{picture, 0, "not a png or jpg"};
}

}  // namespace chamra::cli
