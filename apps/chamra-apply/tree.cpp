// SPDX-License-Identifier: Apache-2.0
#include "chamra-apply/tree.hpp"

#include <algorithm>

#include "common/folders.hpp"
#include "common/input.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

/// Why no path is made of `name`; empty when one is.
std::string objection(const std::string& name) {
  const fs::path path(name);
  if (name == standard_input) return "standard input has no name to find it again by";
  if (name.empty() || name.find('\0') != std::string::npos) return "is no name of a file";
  if (path.is_absolute()) return "is an absolute name";
  if (std::find(path.begin(), path.end(), "..") != path.end()) return "has a .. in its name";
  if (is_own(path.filename())) return "is one of the program's own files";
  return {};
}

Error not_readable(const std::string& path, const std::error_code& failure) {
  return {path, 0, "not readable (" + system_reason(failure.value()) + "); skipped"};
}

}  // namespace

Result<Tree> Tree::open(const std::string& typed) {
  std::error_code failure;
  const std::string path = typed.empty() ? "." : typed;
  fs::path real = fs::canonical(path, failure);
  if (failure) return not_readable(path, failure);
  if (!fs::is_directory(real, failure))
    return Error{path, 0, "is not a folder; expected the one that the pages are in"};
  return Tree(path, std::move(real));
}

Error Tree::refused(const std::string& name, const std::string& why) const {
  return {name, 0, why + "; refused: only files below " + typed_.string() + " are touched"};
}

std::string Tree::shown(const std::string& name) const {
  return (typed_ / name).lexically_normal().string();
}

std::string Tree::ledger(const std::string& typed) const {
  return typed.empty() ? shown(ledger_name) : typed;
}

Result<std::string> Tree::file(const std::string& name) const {
  if (const std::string why = objection(name); !why.empty()) return refused(name, why);
  std::error_code failure;
  const fs::path real = fs::canonical(real_ / name, failure);
  if (failure) return not_readable(shown(name), failure);
  if (!is_inside(real, real_)) return refused(name, "is a link that leads out of the folder");
  if (is_own(real.filename())) return refused(name, "is a link to one of the program's own files");
  return real == (real_ / name).lexically_normal() ? shown(name) : real.string();
}

Result<std::string> Tree::new_file(const std::string& name) const {
  if (const std::string why = objection(name); !why.empty()) return refused(name, why);
  std::error_code failure;
  const fs::path place = fs::weakly_canonical((real_ / name).parent_path(), failure);
  if (failure || !is_inside(place, real_))
    return refused(name, "would be written through a link that leads out of the folder");
  return shown(name);
}

}  // namespace chamra::cli
