// SPDX-License-Identifier: Apache-2.0
#include "edits/correction_set.hpp"

#include <filesystem>
#include <utility>

namespace chamra {

CorrectionSet::Places& CorrectionSet::places_of(const std::string& file) {
  const auto [found, is_new] =
      places_.try_emplace(std::filesystem::path(file).lexically_normal().string());
  if (is_new) {
    found->second.file = files_.size();
    files_.push_back({file, {}, {}});
  }
  Places& places = found->second;
  // The closing lines of the next corrections file say nothing of the one before it.
  if (std::exchange(places.header, headers_) != headers_) places.open.clear();
  return places;
}

void CorrectionSet::add_row(CorrectionRow row) {
  row.edit.candidates.clear();
  Places& places = places_of(row.file);
  // By one name of the file, however each row names it.
  RequestedEdit asked{id_of(files_[places.file].file, row.edit), std::move(row.edit), {}};
  auto& edits = files_[places.file].edits;
  const auto [found, is_new] = places.by_id.try_emplace(asked.id, edits.size());
  places.open.push_back(found->second);
  if (is_new) {
    edits.push_back(std::move(asked));
    return;
  }
  RequestedEdit& earlier = edits[found->second];
  if (!asked.edit.after) asked.edit.after = std::move(earlier.edit.after);
  asked.sha256 = std::move(earlier.sha256);
  earlier = std::move(asked);
}

void CorrectionSet::close(const FileEnd& end) {
  Places& places = places_of(end.file);
  FileRequests& requests = files_[places.file];
  requests.sha256 = end.sha256;
  for (const std::size_t place : places.open) requests.edits[place].sha256 = end.sha256;
  places.open.clear();
}

void CorrectionSet::add(CorrectionsLine line) {
  if (std::holds_alternative<CorrectionsHeader>(line)) ++headers_;
  if (auto* row = std::get_if<CorrectionRow>(&line)) add_row(std::move(*row));
  if (const auto* end = std::get_if<FileEnd>(&line)) close(*end);
}

}  // namespace chamra
