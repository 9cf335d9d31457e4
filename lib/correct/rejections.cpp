// SPDX-License-Identifier: Apache-2.0
#include "correct/rejections.hpp"

#include <algorithm>

namespace chamra {
namespace {

/// One ends as the other does: windows are cut where the page goes on.
bool end_alike(std::string_view a, std::string_view b) {
  return a.size() < b.size() ? b.ends_with(a) : a.ends_with(b);
}
bool begin_alike(std::string_view a, std::string_view b) {
  return a.size() < b.size() ? b.starts_with(a) : a.starts_with(b);
}

/// The letters in which two spellings differ, and what both have before and behind them.
struct Difference {
  std::string left, before, after, right;
};

bool begins_letter(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
}

/// Both may be any bytes.
Difference difference(const std::string& before, const std::string& after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t begin = 0, end = 0;  // bytes that both begin with, end with
  while (begin < shorter && before[begin] == after[begin]) ++begin;
  while (begin > 0 && (!begins_letter(before, begin) || !begins_letter(after, begin))) --begin;
  while (end < shorter - begin && before[before.size() - end - 1] == after[after.size() - end - 1])
    ++end;
  while (end > 0 &&
         (!begins_letter(before, before.size() - end) || !begins_letter(after, after.size() - end)))
    --end;
  return {before.substr(0, begin), before.substr(begin, before.size() - begin - end),
          after.substr(begin, after.size() - begin - end), before.substr(before.size() - end)};
}

}  // namespace

bool Rejections::is_one_of(const Places& places, ByteSpan span, std::string_view window) {
  const Neighbours here = neighbours_of(window, span);
  return std::any_of(places.begin(), places.end(), [&](const Place& place) {
    const auto& [left, right] = place.around;
    if (place.form)
      return window.substr(0, span.begin).ends_with(left) &&
             window.substr(span.end).starts_with(right);
    return end_alike(left, here.left) && begin_alike(right, here.right);
  });
}

Rejections::Rejections(const std::vector<Decision>& decisions) {
  for (const Decision& decision : decisions) {
    const Edit& edit = decision.edit;
    if (edit.status != Status::Rejected) continue;
    const bool form =
        decision.scope == Scope::Form || (decision.left.empty() && decision.right.empty());
    const Neighbours around = form ? Neighbours() : Neighbours{decision.left, decision.right};
    if (!edit.after) {
      suspicions_[edit.before].push_back({around, form});
      continue;
    }
    Difference change = difference(edit.before, *edit.after);
    changes_[{std::move(change.before), std::move(change.after)}].push_back(
        {{around.left + change.left, change.right + around.right}, form});
  }
}

bool Rejections::holds(const Edit& edit, std::string_view window) const {
  const auto suspected = suspicions_.find(edit.before);
  if (suspected != suspicions_.end() && is_one_of(suspected->second, edit.span, window))
    return true;
  if (!edit.after) return false;
  const Difference change = difference(edit.before, *edit.after);
  const ByteSpan span{edit.span.begin + change.left.size(), edit.span.end - change.right.size()};
  const auto found = changes_.find({change.before, change.after});
  return found != changes_.end() && is_one_of(found->second, span, window);
}

}  // namespace chamra
