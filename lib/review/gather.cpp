// SPDX-License-Identifier: Apache-2.0
#include "review/gather.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "edits/digest.hpp"

namespace chamra {
namespace {

bool is_earlier(const ReviewedEdit& one, const ReviewedEdit& two) {
  return std::pair(one.edit.span.begin, one.edit.span.end) <
         std::pair(two.edit.span.begin, two.edit.span.end);
}

/// In order of place, and of those with the same id only the last line.
void put_in_order(ReviewFile& file) {
  std::unordered_map<std::string, std::size_t> last;
  for (std::size_t k = 0; k < file.edits.size(); ++k)
    last[id_of(file.end.file, file.edits[k].edit)] = k;
  std::vector<ReviewedEdit> kept;
  for (std::size_t k = 0; k < file.edits.size(); ++k)
    if (last[id_of(file.end.file, file.edits[k].edit)] == k)
      kept.push_back(std::move(file.edits[k]));
  std::stable_sort(kept.begin(), kept.end(), is_earlier);
  file.edits = std::move(kept);
}

}  // namespace

std::vector<ReviewFile> gather(Corrections corrections) {
  std::vector<ReviewFile> files;
  std::unordered_map<std::string, std::size_t> known;
  for (FileCorrections& group : corrections.files) {
    const auto [at, is_new] = known.try_emplace(group.end.file, files.size());
    if (is_new) files.push_back({{group.end.file, 0, {}}, {}, {}});
    ReviewFile& file = files[at->second];
    if (!group.end.sha256.empty()) file.end = group.end;
    for (Edit& edit : group.edits) file.edits.push_back({std::move(edit), {}});
  }
  for (ReviewFile& file : files) put_in_order(file);
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
