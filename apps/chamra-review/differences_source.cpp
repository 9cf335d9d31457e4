// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <map>
#include <system_error>

#include "chamra-review/picture.hpp"
#include "chamra-review/sources.hpp"
#include "common/folders.hpp"
#include "common/input.hpp"
#include "common/read_document.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

/// One page in two versions; `name` as corrections have it.
struct Pair {
  std::string name, before, after;
};

/// False when the run should end.
bool show_pair(const Pair& pair, const ReviewOptions& options, Console& console, const Take& take) {
  auto before = read_page(pair.before, options.encoding);
  auto after = read_page(pair.after, options.encoding);
  if (!before) console.complain(before.error());
  if (!after) console.complain(after.error());
  if (!before || !after) return true;
  return take({compare(pair.name, std::move(*before), *after), pair.before, pair.after,
               picture_beside(pair.before)});
}

std::map<std::string, std::string> paths_by_name(const std::string& folder,
                                                 const ReviewOptions& options, Console& console) {
  std::map<std::string, std::string> paths;
  for (const Input& input : find_inputs({{folder}, options.include}, console))
    paths[input.name] = input.path;
  return paths;
}

std::string left_out(const std::string& path, const std::string& other_folder) {
  return path + ": only there, not below " + other_folder + "; left out";
}

std::vector<Pair> pairs_of(const std::string& before, const std::string& after,
                           const ReviewOptions& options, Console& console) {
  if (!is_folder(before)) return {{fs::path(before).filename(), before, after}};
  const auto old_paths = paths_by_name(before, options, console);
  auto new_paths = paths_by_name(after, options, console);
  std::vector<Pair> pairs;
  for (const auto& [name, path] : old_paths) {
    const auto other = new_paths.find(name);
    if (other == new_paths.end()) {
      console.note(left_out(path, after));
      continue;
    }
    pairs.push_back({name, path, other->second});
    new_paths.erase(other);
  }
  for (const auto& [name, path] : new_paths) console.note(left_out(path, before));
  return pairs;
}

}  // namespace

void show_differences(const std::string& before, const std::string& after,
                      const ReviewOptions& options, Console& console, const Take& take) {
  if (is_folder(before) != is_folder(after)) {
    console.complain({before, 0, "a folder and a file cannot be compared: " + after});
    return;
  }
  for (const Pair& pair : pairs_of(before, after, options, console))
    if (!show_pair(pair, options, console, take)) return;
}

void show_for_git(const ReviewOptions& options, Console& console, const Take& take) {
  const std::vector<std::string>& words = options.paths;
  if (words.size() == 1) {
    console.note(words[0] + ": not merged");
    return;
  }
  auto before = read_page(words[1], options.encoding);
  auto after = read_page(words[4], options.encoding);
  if (!before) console.complain(before.error());
  if (!after) console.complain(after.error());
  if (!before || !after) return;
  // Of a renamed file git tells the new name as an eighth word.
  const std::string name = words.size() > 7 ? words[7] : words[0];
  take({compare(words[0], std::move(*before), *after), "a/" + words[0], "b/" + name, ""});
}

}  // namespace chamra::cli
