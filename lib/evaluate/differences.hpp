// SPDX-License-Identifier: Apache-2.0
// Where two aligned texts part, stretch by stretch.
#pragma once

#include <vector>

#include "align/align.hpp"
#include "base/span.hpp"

namespace chamra::evaluate {

/// [in_a) stands in one text where the other has [in_b); either may be empty, not both.
struct Difference {
  CharSpan in_a, in_b;
  friend bool operator==(const Difference&, const Difference&) = default;

  /// Letters to change: the longer side.
  [[nodiscard]] std::size_t errors() const {
    return in_a.size() > in_b.size() ? in_a.size() : in_b.size();
  }
};

/// Ascending; between two of them both texts have the same letters. `b_size`: length of b.
[[nodiscard]] std::vector<Difference> differences(const Alignment& alignment, std::size_t b_size);

}  // namespace chamra::evaluate
