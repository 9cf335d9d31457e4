// SPDX-License-Identifier: Apache-2.0
// Whole words that a book's OCR reads as something else, again and again: what no price list of
// letters would think of.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "channel/seen.hpp"
#include "lexicon/lexicon.hpp"

namespace chamra {

/// `cost` = minus natural log of the rate at which the word is seen as these page letters.
struct WordConfusion {
  std::basic_string<Seen> seen;
  WordId meant = word::unknown;
  float cost = 0;
};

class WordConfusions {
 public:
  WordConfusions() = default;
  /// Those of one letter or none are left out, and of those seen as the same letters all but the
  /// few cheapest.
  explicit WordConfusions(std::vector<WordConfusion> confusions);

  [[nodiscard]] bool empty() const { return confusions_.empty(); }

  /// Calls `visit` with those whose letters stand in `page` from `begin` on. Cost: a binary search
  /// for each letter of the longest that stands there, and one more.
  template <class Visit>
  void standing_at(std::span<const Seen> page, std::size_t begin, const Visit& visit) const {
    auto first = confusions_.begin(), last = confusions_.end();
    for (std::size_t depth = 0; first != last && begin + depth < page.size(); ++depth) {
      std::tie(first, last) = with_letter(first, last, depth, page[begin + depth]);
      for (; first != last && first->seen.size() == depth + 1; ++first) visit(*first);
    }
  }

  /// Has a word been seen as just these letters?
  [[nodiscard]] bool shows(std::u32string_view letters) const;

 private:
  using Row = std::vector<WordConfusion>::const_iterator;
  /// Of rows alike up to `depth`, and longer, those that have `letter` there.
  static std::pair<Row, Row> with_letter(Row first, Row last, std::size_t depth, Seen letter);

  std::vector<WordConfusion> confusions_;  // by seen
};

}  // namespace chamra
