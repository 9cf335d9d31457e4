// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace chamra {

/// Sorts `rows` by what `key` points to; of those that have it in common one stays, with the sum of
/// their counts in the order they came. Cheap where they are in order already.
template <class Row, class Key>
void add_up(std::vector<Row>& rows, Key Row::*key) {
  const auto before = [key](const Row& a, const Row& b) { return a.*key < b.*key; };
  if (!std::is_sorted(rows.begin(), rows.end(), before))
    std::stable_sort(rows.begin(), rows.end(), before);
  std::size_t kept = 0;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    if (kept > 0 && rows[k].*key == rows[kept - 1].*key)
      rows[kept - 1].count += rows[k].count;
    else if (kept++ != k)
      rows[kept - 1] = std::move(rows[k]);
  }
  rows.resize(kept);
}

}  // namespace chamra
