// SPDX-License-Identifier: Apache-2.0
#include "common/mirror.hpp"

#include <filesystem>

#include "common/folders.hpp"

namespace chamra::cli {

Mirror::Mirror(std::string folder, const std::vector<Input>& pages)
    : folder_(std::move(folder)), where_(where_it_lies(folder_)), pages_(pages) {}

std::string Mirror::objection_to(const Input& page) {
  if (page.is_standard_input()) return "standard input has no name; leave out --output";
  if (!taken_.insert(page.target).second)
    return "a second page for " + page.target + " in the output; skipped";
  const std::string target = target_under(folder_, page);
  if (!pages_.same_as(target).empty())
    return "would be written over; choose another --output; skipped";
  if (is_inside(where_it_lies(target), where_)) return {};
  return target + " leads out of " + folder_ + " by a link; remove that; skipped";
}

std::string target_under(const std::string& folder, const Input& page) {
  return (std::filesystem::path(folder) / page.target).string();
}

}  // namespace chamra::cli
