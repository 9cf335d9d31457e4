// SPDX-License-Identifier: Apache-2.0
#include "evaluate/confusions.hpp"

#include <algorithm>

#include "evaluate/marks.hpp"

namespace chamra::evaluate {
namespace {

constexpr std::size_t context = 12;  // letters shown to each side

std::u32string part(std::u32string_view text, CharSpan span) {
  return std::u32string(text.substr(span.begin, span.size()));
}

bool is_long(const Difference& difference) {
  return difference.errors() > ConfusionCounts::longest;
}

std::u32string left_of(std::u32string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < context && text[begin - 1] != U'\n') --begin;
  while (begin < at && hangs(text[begin])) ++begin;
  return std::u32string(text.substr(begin, at - begin));
}

std::u32string right_of(std::u32string_view text, std::size_t at) {
  const std::u32string_view rest = text.substr(at, context);
  return std::u32string(rest.substr(0, rest.find(U'\n')));
}

}  // namespace

void ConfusionCounts::add_before(std::u32string_view truth, std::u32string_view ocr,
                                 const std::vector<Difference>& found, const std::string& page) {
  std::size_t line = 1, counted = 0;
  for (const Difference& one : found) {
    const auto at = ocr.begin() + one.in_b.begin;
    line += static_cast<std::size_t>(
        std::count(ocr.begin() + static_cast<std::ptrdiff_t>(counted), at, U'\n'));
    counted = one.in_b.begin;
    if (is_long(one)) {
      ++long_before_;
      continue;
    }
    Value& value = rows_[{part(truth, one.in_a), part(ocr, one.in_b)}];
    if (value.before++ > 0) continue;
    value.example = {page, line, left_of(ocr, one.in_b.begin), right_of(ocr, one.in_b.end)};
  }
}

void ConfusionCounts::add_after(std::u32string_view truth, std::u32string_view fixed,
                                const std::vector<Difference>& found) {
  for (const Difference& one : found) {
    if (!is_long(one)) ++rows_[{part(truth, one.in_a), part(fixed, one.in_b)}].after;
  }
}

void ConfusionCounts::merge(const ConfusionCounts& other) {
  for (const auto& [pair, value] : other.rows_) {
    Value& mine = rows_[pair];
    if (mine.before == 0) mine.example = value.example;
    mine.before += value.before;
    mine.after += value.after;
  }
  long_before_ += other.long_before_;
}

std::vector<ConfusionRow> ConfusionCounts::most_frequent(std::size_t limit) const {
  std::vector<ConfusionRow> rows;
  for (const auto& [pair, value] : rows_) {
    rows.push_back({pair.first, pair.second, value.before, value.after, value.example});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const ConfusionRow& a, const ConfusionRow& b) {
    return a.before != b.before ? a.before > b.before : a.after > b.after;
  });
  rows.resize(std::min(limit, rows.size()));
  return rows;
}

}  // namespace chamra::evaluate
