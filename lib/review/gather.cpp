// SPDX-License-Identifier: Apache-2.0
#include "review/gather.hpp"

#include <algorithm>
#include <utility>

#include "edits/digest.hpp"

namespace chamra {

std::vector<ReviewFile> gather(Corrections corrections) {
  std::vector<ReviewFile> files;
  for (FileCorrections& merged : merge_by_file(std::move(corrections.files))) {
    ReviewFile& file = files.emplace_back();
    file.end = std::move(merged.end);
    for (Edit& edit : merged.edits) file.edits.push_back({std::move(edit), {}});
  }
  return files;
}

bool is_page_of(const ReviewFile& file, std::string_view page) {
  if (!file.end.sha256.empty() && file.end.sha256 != sha256_hex(page)) return false;
  return std::all_of(file.edits.begin(), file.edits.end(), [&](const ReviewedEdit& reviewed) {
    const Edit& edit = reviewed.edit;
    return edit.span.end <= page.size() &&
           page.substr(edit.span.begin, edit.span.size()) == edit.before;
  });
}

}  // namespace chamra
