// SPDX-License-Identifier: Apache-2.0
// What was asked of chamra-review.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace chamra::cli {

enum class ViewKind { Html, Text, JsonLines, Summary };

struct ReviewOptions {
  /// CORRECTIONS [PAGES], BEFORE AFTER, or with `git` what git gives to an external diff.
  std::vector<std::string> paths;
  std::vector<std::string> include = {"*.txt"};
  std::vector<std::string> decisions;
  std::string output, encoding;
  ViewKind view = ViewKind::Html;
  std::size_t context = 3;
  std::string colour = "auto";
  bool embed_images = false, git = false, check = false, quiet = false;
};

}  // namespace chamra::cli
