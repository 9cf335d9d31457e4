// SPDX-License-Identifier: Apache-2.0
#include "common/folders.hpp"

#include <algorithm>
#include <filesystem>

namespace chamra::cli {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code failure;
  return fs::is_directory(path, failure);
}

std::string where_it_lies(const std::string& path) {
  std::error_code nowhere, failure;
  // Of what is not there weakly_canonical leaves a relative path as it is.
  const fs::path whole = fs::absolute(path, nowhere);
  const fs::path place = fs::weakly_canonical(whole, failure);
  return nowhere || failure ? path : place.string();
}

bool is_inside(const std::string& path, const std::string& folder) {
  const fs::path inner(path), outer(folder);
  const auto [end, ignored] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  static_cast<void>(ignored);
  return end == outer.end();
}

}  // namespace chamra::cli
