// SPDX-License-Identifier: Apache-2.0
// Precision and recall of what was pointed at, whatever is counted: places, letters, words.
#pragma once

#include <cstddef>
#include <optional>

namespace chamra::evaluate {

/// What was flagged and how much of it rightly; what was wrong and how much of it was found.
struct Detection {
  std::size_t flags = 0, right_flags = 0, errors = 0, found = 0;

  Detection& operator+=(const Detection& other);
  [[nodiscard]] std::optional<double> precision() const;
  [[nodiscard]] std::optional<double> recall() const;
  /// Recall weighs `beta` times as much as precision (van Rijsbergen 1979): 1 for F1, .5 where a
  /// false alarm costs more than a miss.
  [[nodiscard]] std::optional<double> f(double beta) const;
  [[nodiscard]] std::optional<double> f1() const { return f(1); }
};

}  // namespace chamra::evaluate
