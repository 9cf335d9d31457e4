// SPDX-License-Identifier: Apache-2.0
// A folder where every result has the name of its page.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "common/input.hpp"

namespace chamra::cli {

class Mirror {
 public:
  /// `pages`: all of them, of which none may be written over.
  Mirror(std::string folder, const std::vector<Input>& pages);

  /// Why there can be no result of `page` there; empty where there can. Ask once for each page: a
  /// name is given away once.
  [[nodiscard]] std::string objection_to(const Input& page);

 private:
  std::string folder_, where_;  // where: behind all links
  InputFiles pages_;
  std::set<std::string> taken_;
};

/// Where the result of `page` goes under `folder`.
[[nodiscard]] std::string target_under(const std::string& folder, const Input& page);

}  // namespace chamra::cli
