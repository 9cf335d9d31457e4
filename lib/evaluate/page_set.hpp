// SPDX-License-Identifier: Apache-2.0
// Which files belong together: a page as OCR had it, its truth, and perhaps a corrected page and an
// annotation.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace chamra::evaluate {

/// Files or folders as the user gave them; `-` is standard input. Empty: not given.
struct SetPaths {
  std::string ocr, truth, fixed;
  std::string spans;    // folder (or file) of annotations, NAME.tsv for NAME.txt
  std::string partial;  // list of names, one a line, of pages that are annotated only in part
  std::vector<std::string> include = {"*.txt"};
};

/// One page by its files. `name` is relative to the folders, or the file name of the OCR page.
struct PageFiles {
  std::string name;
  std::string ocr, truth, fixed, spans;  // empty: none
  bool fixed_missing = false;            // a corrected page was expected and is not there
  bool partial = false;
};

struct PageSet {
  std::vector<PageFiles> pages;     // by name
  std::vector<Error> troubles;      // pages left out, with the reason
  std::vector<std::string> strays;  // OCR pages that have no truth
};

/// Pages are paired by their name below the folders; what has no partner is trouble, the rest goes
/// on. Errors: a path that is not there, a file beside a folder, a folder without a fitting file.
Result<PageSet> find_pages(const SetPaths& paths);

/// The bytes of a file, or of standard input for `-`. Errors: not readable; UTF-16 or an 8-bit Thai
/// encoding.
Result<std::string> read_page(const std::string& path);

/// A name without folder and ending: what lists and annotations go by.
[[nodiscard]] std::string stem_of(const std::string& name);

}  // namespace chamra::evaluate
