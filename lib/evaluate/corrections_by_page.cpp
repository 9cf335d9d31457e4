// SPDX-License-Identifier: Apache-2.0
#include "evaluate/corrections_by_page.hpp"

#include <algorithm>
#include <iterator>

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
  std::map<std::pair<std::string, std::string>, std::size_t> places;  // by file and id
  for (FileCorrections& file : parsed->files) {
    std::vector<Edit>& edits = all.edits_[file.end.file];
    for (Edit& edit : file.edits) {
      const auto [place, is_new] =
          places.try_emplace({file.end.file, id_of(file.end.file, edit)}, edits.size());
      if (is_new)
        edits.push_back(std::move(edit));
      else
        edits[place->second] = std::move(edit);
    }
  }
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
