// SPDX-License-Identifier: Apache-2.0
#include "align/near_align.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace chamra {
namespace {

class NearAligner {
 public:
  NearAligner(std::u32string_view a, std::u32string_view b)
      : a_(a), b_(b), rows_(length_of(a)), columns_(length_of(b)) {}

  std::optional<Alignment> run(std::size_t most) {
    const std::int64_t last = columns_ - rows_;  // the diagonal of the end
    if (std::abs(last) > static_cast<std::int64_t>(most)) return std::nullopt;
    for (std::int64_t distance = 0; distance <= static_cast<std::int64_t>(most); ++distance) {
      add(distance);
      if (std::abs(last) <= distance && reach(distance, last) == rows_) return trace(distance);
    }
    return std::nullopt;
  }

 private:
  static constexpr std::int64_t nowhere = -2;

  static std::int64_t length_of(std::u32string_view text) {
    return static_cast<std::int64_t>(text.size());
  }

  /// The last row i where F[i][i + diagonal] is no more than `distance`.
  [[nodiscard]] std::int64_t reach(std::int64_t distance, std::int64_t diagonal) const {
    if (distance < std::abs(diagonal)) return nowhere;
    return reach_[static_cast<std::size_t>(distance * distance + distance + diagonal)];
  }

  void add(std::int64_t distance) {
    for (std::int64_t diagonal = -distance; diagonal <= distance; ++diagonal)
      reach_.push_back(static_cast<std::int32_t>(furthest(distance, diagonal)));
  }

  [[nodiscard]] std::int64_t furthest(std::int64_t distance, std::int64_t diagonal) const {
    const std::int64_t end = std::min(rows_, columns_ - diagonal);
    if (end < 0 || rows_ + diagonal < 0) return nowhere;  // off the table
    std::int64_t row =
        distance == 0
            ? 0
            : std::max({reach(distance - 1, diagonal) + 1, reach(distance - 1, diagonal + 1) + 1,
                        reach(distance - 1, diagonal - 1)});
    row = std::min(row, end);
    const auto from_a = a_.begin() + row, from_b = b_.begin() + row + diagonal;
    return row + (std::mismatch(from_a, a_.begin() + end, from_b).first - from_a);
  }

  /// The preferred path, from the end on: equal letters, else one for another, else one dropped.
  [[nodiscard]] Alignment trace(std::int64_t distance) const {
    Alignment out;
    out.distance = static_cast<std::size_t>(distance);
    out.partner.assign(a_.size(), no_partner);
    out.inserted.assign(a_.size() + 1, false);
    std::int64_t i = rows_, j = columns_;
    while (i > 0 && j > 0) {
      if (at(a_, i) == at(b_, j)) {
        --i, --j;
        out.partner[static_cast<std::size_t>(i)] = static_cast<std::uint32_t>(j);
        continue;
      }
      --distance;
      if (reach(distance, j - i) >= i - 1) {
        --i, --j;
      } else if (reach(distance, j - i + 1) >= i - 1) {
        --i;
      } else {
        out.inserted[static_cast<std::size_t>(i)] = true;
        --j;
      }
    }
    if (j > 0) out.inserted[0] = true;
    return out;
  }
  [[nodiscard]] static char32_t at(std::u32string_view text, std::int64_t end) {
    return text[static_cast<std::size_t>(end - 1)];
  }

  std::u32string_view a_, b_;
  std::int64_t rows_, columns_;
  std::vector<std::int32_t> reach_;  // distance by distance, diagonal by diagonal
};

}  // namespace

std::optional<Alignment> align_near(std::u32string_view a, std::u32string_view b,
                                    std::size_t most) {
  return NearAligner(a, b).run(most);
}

}  // namespace chamra
