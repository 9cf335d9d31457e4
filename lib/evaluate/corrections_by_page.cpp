// SPDX-License-Identifier: Apache-2.0
#include "evaluate/corrections_by_page.hpp"

#include <utility>

#include "edits/edit_file.hpp"
#include "evaluate/page_set.hpp"

namespace chamra::evaluate {

Result<CorrectionsByPage> CorrectionsByPage::load(const std::string& path) {
  CorrectionsByPage all;
  all.path_ = path;
  if (path.empty()) return all;
  const auto text = read_page(path);
  if (!text) return text.error();
  auto parsed = parse_corrections(*text, path);
  if (!parsed) return parsed.error();
  for (FileCorrections& file : merge_by_file(std::move(parsed->files)))
    all.edits_[file.end.file] = std::move(file.edits);
  return all;
}

const std::vector<Edit>* CorrectionsByPage::find(const std::string& name) const {
  if (const auto exact = edits_.find(name); exact != edits_.end()) return &exact->second;
  const std::vector<Edit>* found = nullptr;
  for (const auto& [file, edits] : edits_) {
    if (!file.ends_with("/" + name)) continue;
    if (found != nullptr) return nullptr;
    found = &edits;
  }
  return found;
}

}  // namespace chamra::evaluate
