// SPDX-License-Identifier: Apache-2.0
#include "channel/word_confusions.hpp"

#include <algorithm>
#include <tuple>

namespace chamra {
namespace {

using Start = std::pair<Seen, Seen>;

Start start_of(std::span<const Seen> letters) {
  return {letters[0], letters.size() > 1 ? letters[1] : Seen{0}};
}

}  // namespace

WordConfusions::WordConfusions(std::vector<WordConfusion> confusions)
    : confusions_(std::move(confusions)) {
  std::erase_if(confusions_, [](const auto& confusion) { return confusion.seen.size() < 2; });
  std::sort(confusions_.begin(), confusions_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.seen, a.meant) < std::tie(b.seen, b.meant);
  });
}

std::span<const WordConfusion> WordConfusions::beginning_at(std::span<const Seen> page,
                                                            std::size_t begin) const {
  if (begin + 2 > page.size()) return {};
  const Start start = start_of(page.subspan(begin, 2));
  const auto first = std::lower_bound(
      confusions_.begin(), confusions_.end(), start,
      [](const WordConfusion& confusion, const Start& s) { return start_of(confusion.seen) < s; });
  auto last = first;
  while (last != confusions_.end() && start_of(last->seen) == start) ++last;
  return {first, last};
}

bool WordConfusions::shows(std::u32string_view letters) const {
  std::basic_string<Seen> page;
  for (const char32_t letter : letters) page += to_seen(letter);
  const auto near = beginning_at(page, 0);
  return std::any_of(near.begin(), near.end(),
                     [&](const WordConfusion& one) { return one.seen == page; });
}

}  // namespace chamra
