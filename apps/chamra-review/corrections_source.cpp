// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

#include "chamra-review/picture.hpp"
#include "chamra-review/sources.hpp"
#include "common/read_document.hpp"
#include "review/gather.hpp"
#include "review/verdicts.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

/// Whether `name` stays below the folder it is joined to.
bool stays_below(const fs::path& name) {
  return name.is_relative() && std::find(name.begin(), name.end(), "..") == name.end();
}

/// A page may come from outside the folder only when its digest says that it is the one meant: a
/// corrections file from elsewhere must not pull any file into the report.
bool may_read(const ReviewFile& file) {
  return stays_below(file.end.file) || !file.end.sha256.empty();
}

class PageFinder {
 public:
  PageFinder(std::string pages, const ReviewOptions& options, Console& console)
      : pages_(std::move(pages)), options_(options), console_(console) {
    std::error_code failure;
    is_folder_ = fs::is_directory(pages_, failure);
  }

  [[nodiscard]] std::string path_of(const ReviewFile& file) const {
    return is_folder_ ? (fs::path(pages_) / file.end.file).lexically_normal().string() : pages_;
  }

  /// Fills `file.page`, or says why not.
  void find(ReviewFile& file) {
    const std::string path = path_of(file);
    std::error_code failure;
    if (!fs::exists(path, failure)) {
      ++missing_;
      return;
    }
    if (!may_read(file)) {
      complain(path, "lies outside the folder of pages and has no digest in the corrections");
      return;
    }
    if (!fs::is_regular_file(path, failure)) return complain(path, "not a regular file");
    if (!stays_below(file.end.file) && fs::file_size(path, failure) != file.end.bytes)
      return complain(path, "not the page that the corrections were made from");
    auto page = read_page(path, options_.encoding);
    if (!page) {
      console_.complain(page.error());
    } else if (is_page_of(file, *page)) {
      file.page = std::move(*page);
    } else {
      complain(path, "not the page that the corrections were made from");
    }
  }

  void tell_missing() {
    if (missing_ == 0) return;
    console_.complain({pages_, 0,
                       std::to_string(missing_) + (missing_ == 1 ? " page" : " pages") +
                           " not found there; shown without text (name the folder of the pages "
                           "as second argument)"});
  }

 private:
  void complain(const std::string& path, const std::string& what) {
    console_.complain({path, 0, what + "; shown without text"});
  }

  std::string pages_;
  const ReviewOptions& options_;
  Console& console_;
  bool is_folder_ = false;
  std::size_t missing_ = 0;
};

/// All decisions files after the corrections themselves, as if they were one file.
Result<Decisions> decisions_with(const std::string& corrections, const ReviewOptions& options) {
  std::string all = corrections;
  for (const std::string& path : options.decisions) {
    auto text = read_document(path, "");
    if (!text) return text.error();
    // Each by itself first: its errors should name its own lines.
    if (auto own = parse_decisions(*text, path); !own) return own.error();
    if (!all.empty() && all.back() != '\n') all += '\n';
    all += *text;
  }
  return parse_decisions(all, options.paths[0]);
}

}  // namespace

Result<Material> load_corrections(const std::string& text, const ReviewOptions& options,
                                  Console& console) {
  auto corrections = parse_corrections(text, options.paths[0]);
  if (!corrections) return corrections.error();
  auto decisions = decisions_with(text, options);
  if (!decisions) return decisions.error();
  for (const std::string& message : decisions->contradictions)
    console.note("contradiction: " + message);
  Material material;
  material.fingerprint = corrections->header.fingerprint;
  material.files = gather(std::move(*corrections));
  material.decisions = std::move(decisions->rows);
  return material;
}

void show_corrections(Material material, const std::string& pages, const ReviewOptions& options,
                      Console& console, const Take& take) {
  PageFinder finder(pages, options, console);
  Verdicts verdicts(std::move(material.decisions));
  for (ReviewFile& file : material.files) {
    finder.find(file);
    verdicts.lay_on(file);
    const std::string path = finder.path_of(file);
    const std::string picture = file.page ? picture_beside(path) : "";
    if (!take({std::move(file), path, path, picture})) break;
  }
  finder.tell_missing();
  if (!options.decisions.empty() && verdicts.unused() > 0)
    console.note(std::to_string(verdicts.unused()) + " of " + std::to_string(verdicts.size()) +
                 " verdicts concern nothing that is listed; keep their file");
}

}  // namespace chamra::cli
