// SPDX-License-Identifier: Apache-2.0
// What lies where, links and all. What cannot be looked up is no folder, and lies where it is
// named.
#pragma once

#include <string>

namespace chamra::cli {

[[nodiscard]] bool is_folder(const std::string& path);

/// Behind all links.
[[nodiscard]] std::string where_it_lies(const std::string& path);

/// Is `path` the folder or in it? By their names alone: both without links.
[[nodiscard]] bool is_inside(const std::string& path, const std::string& folder);

}  // namespace chamra::cli
