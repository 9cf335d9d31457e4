// SPDX-License-Identifier: Apache-2.0
#include "review/counts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/text.hpp"

namespace chamra {
namespace {

Status status_of(const ReviewedEdit& reviewed) {
  return reviewed.verdict ? reviewed.verdict->edit.status : reviewed.edit.status;
}

}  // namespace

void ReviewCounts::count(Tally& tally, const ReviewedEdit& reviewed) {
  ++tally.all;
  if (status_of(reviewed) == Status::Accepted) ++tally.accepted;
  if (status_of(reviewed) == Status::Rejected) ++tally.rejected;
}

void ReviewCounts::add(const ReviewFile& file) {
  by_file_.emplace_back(file.end.file, Tally());
  for (const ReviewedEdit& reviewed : file.edits) {
    const Edit& edit = reviewed.edit;
    count(all_, reviewed);
    count(by_file_.back().second, reviewed);
    count(by_reason_[static_cast<std::size_t>(edit.reason)], reviewed);
    if (edit.after) ++by_form_[{edit.before, *edit.after}];
  }
}

std::string ReviewCounts::row(std::string_view name, const Tally& tally) {
  return fmt::format("{:>8} {:>9} {:>9}  {}\n", tally.all, tally.accepted, tally.rejected, name);
}

std::string ReviewCounts::text(std::size_t most) const {
  std::string out = fmt::format("{:>8} {:>9} {:>9}\n", "places", "accepted", "rejected");
  out += row("all", all_) + "\nby reason\n";
  for (std::size_t reason = 0; reason < by_reason_.size(); ++reason)
    if (by_reason_[reason].all > 0)
      out += row(name_of(static_cast<Reason>(reason)), by_reason_[reason]);
  out += "\nby file\n";
  for (const auto& [file, tally] : by_file_)
    if (tally.all > 0) out += row(visible(file), tally);
  out += "\nmost frequent forms\n";
  std::vector<std::pair<std::uint64_t, const std::pair<std::string, std::string>*>> forms;
  for (const auto& [form, times] : by_form_) forms.emplace_back(times, &form);
  std::stable_sort(forms.begin(), forms.end(),
                   [](const auto& one, const auto& two) { return one.first > two.first; });
  for (std::size_t k = 0; k < std::min(most, forms.size()); ++k)
    out += fmt::format("{:>8} \"{}\" -> \"{}\"\n", forms[k].first, visible(forms[k].second->first),
                       visible(forms[k].second->second));
  return out;
}

}  // namespace chamra
