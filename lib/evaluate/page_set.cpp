// SPDX-License-Identifier: Apache-2.0
#include "evaluate/page_set.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "text/likely_encoding.hpp"

namespace chamra::evaluate {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

bool is_there(const std::string& path) {
  std::error_code ignored;
  return path == "-" || fs::exists(path, ignored);
}

bool is_wanted(const std::string& name, const std::vector<std::string>& patterns) {
  const std::string last = fs::path(name).filename().string();
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    const bool whole = pattern.find('/') != std::string::npos;
    return fnmatch(pattern.c_str(), (whole ? name : last).c_str(), 0) == 0;
  });
}

/// Does the folder `link` lead to one that it lies in?
bool leads_back(const fs::path& link) {
  std::error_code failure;
  const fs::path there = fs::canonical(link, failure);
  const fs::path here = fs::canonical(link.parent_path(), failure);
  return failure ||
         std::mismatch(there.begin(), there.end(), here.begin(), here.end()).first == there.end();
}

/// Names below a folder, sorted; folders that cannot be read are told of.
std::vector<std::string> names_in(const std::string& folder, const SetPaths& paths,
                                  std::vector<Error>& troubles) {
  std::vector<std::string> names;
  std::error_code error;
  fs::recursive_directory_iterator walk(folder, fs::directory_options::follow_directory_symlink,
                                        error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    std::error_code ignored;
    if (walk->is_symlink(ignored) && walk->is_directory(ignored) && leads_back(walk->path())) {
      walk.disable_recursion_pending();
      troubles.push_back({walk->path().string(), 0,
                          "folder loop (a link back to a folder that contains it); skipped"});
    }
    if (!walk->is_regular_file(ignored)) continue;
    const std::string name = walk->path().lexically_relative(folder).generic_string();
    if (is_wanted(name, paths.include)) names.push_back(name);
  }
  if (error) troubles.push_back({folder, 0, "not readable (" + error.message() + "); skipped"});
  std::sort(names.begin(), names.end());
  return names;
}

std::string without_ending(const std::string& name) {
  return fs::path(name).replace_extension().generic_string();
}

std::set<std::string> lines_of(const std::string& text) {
  std::set<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) lines.insert(without_ending(line));
  }
  return lines;
}

std::string below(const std::string& folder, const std::string& name) {
  return (fs::path(folder) / name).string();
}

/// The annotation of a page, where there is one.
std::string spans_for(const SetPaths& paths, const std::string& name) {
  if (paths.spans.empty() || !is_folder(paths.spans)) return paths.spans;
  const std::string path = below(paths.spans, fs::path(name).replace_extension(".tsv").string());
  return is_there(path) ? path : "";
}

void pair_folders(const SetPaths& paths, PageSet& set) {
  const auto names = names_in(paths.truth, paths, set.troubles);
  for (const std::string& name : names) {
    PageFiles page{
        name, below(paths.ocr, name), below(paths.truth, name), {}, spans_for(paths, name)};
    if (!is_there(page.ocr)) {
      set.troubles.push_back({page.ocr, 0, "no such OCR page for this truth; skipped"});
      continue;
    }
    if (!paths.fixed.empty()) page.fixed = below(paths.fixed, name);
    page.fixed_missing = !page.fixed.empty() && !is_there(page.fixed);
    set.pages.push_back(std::move(page));
  }
  for (const std::string& name : names_in(paths.ocr, paths, set.troubles)) {
    if (!std::binary_search(names.begin(), names.end(), name)) set.strays.push_back(name);
  }
}

/// What is wrong with the paths as given, if anything.
std::optional<Error> trouble_with(const SetPaths& paths) {
  for (const std::string* path :
       {&paths.ocr, &paths.truth, &paths.fixed, &paths.spans, &paths.partial}) {
    if (!path->empty() && !is_there(*path)) return Error{*path, 0, "no such file or folder"};
  }
  const bool folder = is_folder(paths.ocr);
  for (const std::string* path : {&paths.truth, &paths.fixed}) {
    if (path->empty() || is_folder(*path) == folder) continue;
    return Error{*path, 0,
                 folder ? "is a file but OCR is a folder; give folders, or files, for all"
                        : "is a folder but OCR is a file; give folders, or files, for all"};
  }
  const bool one_annotation = !paths.spans.empty() && !is_folder(paths.spans);
  if (folder && one_annotation) {
    return Error{paths.spans, 0, "is a file but OCR is a folder; give the folder of annotations"};
  }
  return std::nullopt;
}

std::string trouble_with_encoding(std::string_view bytes) {
  switch (likely_encoding(bytes)) {
    case Likely::Utf16:
      return "looks like UTF-16, expected UTF-8; convert it with iconv -f UTF-16 -t UTF-8";
    case Likely::Thai8Bit:
      return "looks like TIS-620, expected UTF-8; convert it with iconv -f WINDOWS-874 -t UTF-8";
    default:
      return {};
  }
}

Error not_readable(const std::string& path) {
  return {path, 0, std::string("not readable (") + std::strerror(errno) + "); skipped"};
}

Result<std::string> bytes_of(std::istream& in, const std::string& path) {
  std::string bytes;
  std::array<char, 65536> buffer;
  while (in.read(buffer.data(), buffer.size()), in.gcount() > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) return not_readable(path);
  return bytes;
}

Result<std::string> bytes_of_file(const std::string& path) {
  errno = is_folder(path) ? EISDIR : 0;
  if (errno != 0) return not_readable(path);
  std::ifstream file(path, std::ios::binary);
  return file ? bytes_of(file, path) : not_readable(path);
}

}  // namespace

std::string stem_of(const std::string& name) { return fs::path(name).stem().string(); }

Result<std::string> read_page(const std::string& path) {
  auto bytes = path == "-" ? bytes_of(std::cin, path) : bytes_of_file(path);
  if (!bytes) return bytes;
  if (auto trouble = trouble_with_encoding(*bytes); !trouble.empty()) {
    return Error{path, 0, trouble};
  }
  return bytes;
}

Result<PageSet> find_pages(const SetPaths& paths) {
  if (const auto trouble = trouble_with(paths)) return *trouble;
  PageSet set;
  if (is_folder(paths.ocr)) {
    pair_folders(paths, set);
  } else {
    const std::string name = fs::path(paths.ocr).filename().string();
    set.pages.push_back({name, paths.ocr, paths.truth, paths.fixed, spans_for(paths, name)});
  }
  if (set.pages.empty() && set.troubles.empty()) {
    return Error{paths.truth, 0, "no page found; name the files with --include '*.ENDING'"};
  }
  if (paths.partial.empty()) return set;
  const auto list = read_page(paths.partial);
  if (!list) return list.error();
  const std::set<std::string> partial = lines_of(*list);
  // With their folders, or without.
  for (PageFiles& page : set.pages)
    page.partial =
        partial.contains(without_ending(page.name)) || partial.contains(stem_of(page.name));
  return set;
}

}  // namespace chamra::evaluate
