// SPDX-License-Identifier: Apache-2.0
#include "chamra-fix/common_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "common/folders.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

fs::path plain(const std::string& path) {
  const fs::path absolute = fs::absolute(path).lexically_normal();
  // "pages/" and "pages" are the same folder.
  return absolute.has_filename() ? absolute : absolute.parent_path();
}

fs::path common_start(const fs::path& one, const fs::path& other) {
  fs::path out;
  const auto end = std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first;
  for (auto part = one.begin(); part != end; ++part) out /= *part;
  return out;
}

}  // namespace

std::string common_folder(const std::vector<std::string>& typed) {
  std::optional<fs::path> common;
  for (const std::string& path : typed) {
    const fs::path folder = is_folder(path) ? plain(path) : plain(path).parent_path();
    common = common ? common_start(*common, folder) : folder;
  }
  return common.value_or(fs::current_path()).string();
}

std::string name_under(const std::string& folder, const std::string& path) {
  return plain(path).lexically_relative(folder).string();
}

}  // namespace chamra::cli
