// SPDX-License-Identifier: Apache-2.0
#include "common/input.hpp"

#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

// Links that lead crosswise through folders make many ways to each of them.
constexpr std::size_t most_again = 1000;

using FileId = std::pair<std::uint64_t, std::uint64_t>;  // device and inode

std::optional<FileId> id_of_path(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return std::nullopt;
  return FileId{facts.st_dev, facts.st_ino};
}

/// None of what is no regular file: streams may well be both.
std::optional<FileId> id_of_file(int fd) {
  struct stat facts {};
  if (::fstat(fd, &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
  return FileId{facts.st_dev, facts.st_ino};
}

Error not_readable(const std::string& path, const std::error_code& failure) {
  return {path, 0, "not readable (" + system_reason(failure.value()) + "); skipped"};
}

bool fits(const std::string& relative, const std::vector<std::string>& globs) {
  const std::string last = fs::path(relative).filename();
  if (is_own(last)) return false;
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    const bool whole = glob.find('/') != std::string::npos;
    return ::fnmatch(glob.c_str(), (whole ? relative : last).c_str(), 0) == 0;
  });
}

/// What corrections call a path: as typed where that leads down from the current folder, so that
/// they can be applied from there; else `outside`.
std::string name_of_path(const fs::path& path, const std::string& outside) {
  fs::path name = path.lexically_normal();
  std::error_code failure;
  if (name.is_absolute()) name = name.lexically_relative(fs::current_path(failure));
  const bool leads_down = !name.empty() && *name.begin() != ".." && name != ".";
  return leads_down ? name.string() : outside;
}

/// One folder as typed, walked depth first; `open_` are the folders from there down to where the
/// walk is.
class FolderWalk {
 public:
  FolderWalk(std::string root, const InputOptions& options, Console& console)
      : root_(std::move(root)), options_(options), console_(console) {}

  std::vector<Input> inputs() {
    walk("");
    std::sort(found_.begin(), found_.end());
    std::vector<Input> out;
    for (const std::string& name : found_)
      out.push_back({path_of(name), name_of(name), target_of(name)});
    return out;
  }

 private:
  [[nodiscard]] std::string path_of(const std::string& relative) const {
    return relative.empty() ? root_ : (fs::path(root_) / relative).string();
  }

  // Of several folders, each keeps its own name, so that pages called alike stay apart.
  [[nodiscard]] std::string name_of(const std::string& relative) const {
    return options_.paths.size() > 1 ? name_of_path(path_of(relative), target_of(relative))
                                     : relative;
  }
  [[nodiscard]] std::string target_of(const std::string& relative) const {
    if (options_.paths.size() <= 1) return relative;
    const fs::path folder = fs::weakly_canonical(root_).filename();
    return (folder / relative).string();
  }

  void walk(const std::string& relative) {
    const std::string path = path_of(relative);
    const auto id = id_of_path(path);
    if (id && std::find(open_.begin(), open_.end(), *id) != open_.end()) {
      console_.complain(
          {path, 0, "folder loop (a link back to a folder that contains it); skipped"});
      return;
    }
    if (id && !seen_.insert(*id).second && ++again_ > most_again) {
      if (again_ == most_again + 1)
        console_.complain({path, 0, "too many links to the same folders; these are skipped"});
      return;
    }
    if (id) open_.push_back(*id);
    read(relative, path);
    if (id) open_.pop_back();
  }

  void read(const std::string& relative, const std::string& path) {
    std::error_code failure;
    fs::directory_iterator entries(path, failure);
    for (; !failure && entries != fs::directory_iterator(); entries.increment(failure)) {
      const std::string last = entries->path().filename();
      visit(relative.empty() ? last : relative + '/' + last, *entries);
    }
    if (failure) console_.complain(not_readable(path, failure));
  }

  void visit(const std::string& relative, const fs::directory_entry& entry) {
    std::error_code failure;
    if (entry.is_directory(failure)) {
      walk(relative);
    } else if (fits(relative, options_.include)) {
      if (entry.is_regular_file(failure)) found_.push_back(relative);
      if (failure) console_.complain(not_readable(path_of(relative), failure));
    }
  }

  std::string root_;
  const InputOptions& options_;
  Console& console_;
  std::vector<FileId> open_;
  std::set<FileId> seen_;
  std::size_t again_ = 0;  // folders that were walked before
  std::vector<std::string> found_;
};

std::string joined(const std::vector<std::string>& globs) {
  std::string out;
  for (const std::string& glob : globs) out += (out.empty() ? "'" : ", '") + glob + "'";
  return out;
}

std::vector<Input> inputs_of(const std::string& path, const InputOptions& options,
                             Console& console) {
  if (path == standard_input) return {{path, path, path}};
  std::error_code failure;
  const auto kind = fs::status(path, failure).type();
  if (kind == fs::file_type::not_found || kind == fs::file_type::none) {
    console.complain(not_readable(path, failure));
    return {};
  }
  if (kind != fs::file_type::directory) {
    const std::string last = fs::path(path).filename();
    return {{path, name_of_path(path, last), last}};
  }
  const bool trouble_before = console.had_trouble();
  auto inputs = FolderWalk(path, options, console).inputs();
  if (inputs.empty() && console.had_trouble() == trouble_before)
    console.complain(
        {path, 0, "no file fits " + joined(options.include) + "; choose others with --include"});
  return inputs;
}

}  // namespace

std::vector<Input> find_inputs(const InputOptions& options, Console& console) {
  const auto paths =
      options.paths.empty() ? std::vector<std::string>{standard_input} : options.paths;
  std::vector<Input> all;
  std::set<std::string> names;
  for (const std::string& path : paths) {
    for (Input& input : inputs_of(path, options, console)) {
      if (names.insert(input.name).second) {
        all.push_back(std::move(input));
      } else {
        console.complain({input.path, 0,
                          "a second input of the name " + input.name +
                              "; skipped (give their common folder instead)"});
      }
    }
  }
  return all;
}

InputFiles::InputFiles(const std::vector<Input>& inputs) {
  for (const Input& input : inputs) {
    const auto id = input.is_standard_input() ? id_of_file(STDIN_FILENO) : id_of_path(input.path);
    if (id) paths_.emplace(*id, input.path);
  }
}

std::string InputFiles::same_as(const std::string& path) const {
  const auto id = id_of_path(path);
  const auto found = id ? paths_.find(*id) : paths_.end();
  return found == paths_.end() ? "" : found->second;
}

std::string InputFiles::same_as(int fd) const {
  const auto id = id_of_file(fd);
  const auto found = id ? paths_.find(*id) : paths_.end();
  return found == paths_.end() ? "" : found->second;
}

bool is_standard_output_file(const std::string& path) {
  const auto id = id_of_file(STDOUT_FILENO);
  return id && id == id_of_path(path);
}

bool is_own(const std::string& name) { return name.starts_with(".chamra-") || name == ledger_name; }

std::string system_reason(int number) {
  std::string words = std::generic_category().message(number);
  if (!words.empty())
    words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
  return words;
}

}  // namespace chamra::cli
