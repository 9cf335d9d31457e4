// SPDX-License-Identifier: Apache-2.0
#include "channel/word_confusions.hpp"

#include <algorithm>
#include <iterator>

namespace chamra {
namespace {

constexpr std::size_t most_alike = 32;  // words that the same letters are known to be read from

/// Of rows in order, all of which are seen as the same letters.
void keep_cheapest(std::vector<WordConfusion>& rows, std::vector<WordConfusion>& out) {
  if (rows.size() > most_alike) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.cost < b.cost; });
    rows.resize(most_alike);
  }
  std::move(rows.begin(), rows.end(), std::back_inserter(out));
  rows.clear();
}

}  // namespace

WordConfusions::WordConfusions(std::vector<WordConfusion> confusions) {
  std::erase_if(confusions, [](const auto& confusion) { return confusion.seen.size() < 2; });
  std::sort(confusions.begin(), confusions.end(), [](const auto& a, const auto& b) {
    return std::tie(a.seen, a.meant) < std::tie(b.seen, b.meant);
  });
  std::vector<WordConfusion> alike;
  for (WordConfusion& one : confusions) {
    if (!alike.empty() && alike.back().seen != one.seen) keep_cheapest(alike, confusions_);
    alike.push_back(std::move(one));
  }
  keep_cheapest(alike, confusions_);
}

std::pair<WordConfusions::Row, WordConfusions::Row> WordConfusions::with_letter(Row first, Row last,
                                                                                std::size_t depth,
                                                                                Seen letter) {
  const auto here = [depth](const WordConfusion& row) { return row.seen[depth]; };
  return {std::partition_point(first, last, [&](const auto& row) { return here(row) < letter; }),
          std::partition_point(first, last, [&](const auto& row) { return here(row) <= letter; })};
}

bool WordConfusions::shows(std::u32string_view letters) const {
  std::basic_string<Seen> page;
  for (const char32_t letter : letters) page += to_seen(letter);
  bool whole = false;
  standing_at(page, 0, [&](const WordConfusion& one) { whole = whole || one.seen == page; });
  return whole;
}

}  // namespace chamra
