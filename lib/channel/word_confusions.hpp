// SPDX-License-Identifier: Apache-2.0
// Whole words that a book's OCR reads as something else, again and again: what no price list of
// letters would think of.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
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
  /// Those with no letters are left out.
  explicit WordConfusions(std::vector<WordConfusion> confusions);

  [[nodiscard]] bool empty() const { return confusions_.empty(); }

  /// Those that may be what stands in `page` from `begin` on: their first two letters do. Cost: a
  /// binary search.
  [[nodiscard]] std::span<const WordConfusion> beginning_at(std::span<const Seen> page,
                                                            std::size_t begin) const;

  /// Has a word been seen as just these letters?
  [[nodiscard]] bool shows(std::u32string_view letters) const;

 private:
  std::vector<WordConfusion> confusions_;  // by seen
};

}  // namespace chamra
