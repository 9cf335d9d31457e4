// SPDX-License-Identifier: Apache-2.0
#include "simulate/misprint.hpp"

#include <algorithm>
#include <numeric>

namespace chamra {

bool Taken::any(CharSpan span) const {
  const auto begin = taken_.begin() + span.begin, end = taken_.begin() + span.end;
  return std::find(begin, end, true) != end;
}

void Taken::take(CharSpan span) {
  std::fill(taken_.begin() + span.begin, taken_.begin() + span.end, true);
}

std::size_t letters_apart(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

}  // namespace chamra
