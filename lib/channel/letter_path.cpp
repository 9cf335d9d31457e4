// SPDX-License-Identifier: Apache-2.0
#include "channel/letter_path.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "channel/slips.hpp"

namespace chamra {
namespace {

constexpr float impossible = std::numeric_limits<float>::infinity();

float substitution(std::uint8_t meant, std::uint8_t seen) {
  if (meant == seen) return 0;
  if (is_seen_lao(seen) && is_seen_thai(meant))
    return usual_slips().of(meant, seen) > 0.05 ? 0.2F : 0.9F;
  return 1;
}

/// What the cheapest alignments of beginnings of two texts cost, by their lengths i and j; only
/// where j - i leaves what lies between 0 and that of the whole texts by at most `slack`.
class Corridor {
 public:
  using Letters = std::vector<std::uint8_t>;

  Corridor(const Letters& meant, const Letters& seen, int slack)
      : meant_(meant),
        seen_(seen),
        least_(std::min(0, difference()) - slack),
        width_(std::abs(difference()) + 2 * slack + 1),
        cells_((meant.size() + 1) * static_cast<std::size_t>(width_), impossible) {
    for (int i = 0; i <= rows(); ++i) {
      for (int j = std::max(0, i + least_), end = std::min(columns(), i + least_ + width_ - 1);
           j <= end; ++j)
        cells_[index(i, j)] = cheapest(i, j);
    }
  }

  /// No alignment that is as cheap leaves the corridor: it would add and drop too many letters, at
  /// a cost of 1 each. Some is left for rounding.
  [[nodiscard]] bool holds_all() const {
    const int outside = width_ + 1;
    return at(rows(), columns()) * 1.01F + 1 < static_cast<float>(outside);
  }

  /// For each place of `meant`, and its end, the place in `seen`. Where `holds_all`, the same for
  /// any slack.
  [[nodiscard]] std::vector<int> path() const {
    std::vector<int> path(meant_.size() + 1);
    for (int i = rows(), j = columns();;) {
      path[static_cast<std::size_t>(i)] = j;
      if (i == 0) return path;
      if (j > 0 && at(i, j) == at(i - 1, j - 1) + substituted(i, j))
        --i, --j;
      else if (at(i, j) == at(i - 1, j) + 1)
        --i;
      else
        --j;
    }
  }

 private:
  [[nodiscard]] int rows() const { return static_cast<int>(meant_.size()); }
  [[nodiscard]] int columns() const { return static_cast<int>(seen_.size()); }
  [[nodiscard]] int difference() const { return columns() - rows(); }
  [[nodiscard]] std::size_t index(int i, int j) const {
    return static_cast<std::size_t>(i) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(j - i - least_);
  }
  [[nodiscard]] float at(int i, int j) const {
    const int place = j - i - least_;
    return place < 0 || place >= width_ ? impossible : cells_[index(i, j)];
  }
  [[nodiscard]] float substituted(int i, int j) const {
    return substitution(meant_[static_cast<std::size_t>(i) - 1],
                        seen_[static_cast<std::size_t>(j) - 1]);
  }
  [[nodiscard]] float cheapest(int i, int j) const {
    if (i == 0 || j == 0) return static_cast<float>(i + j);
    return std::min({at(i - 1, j - 1) + substituted(i, j), at(i - 1, j) + 1, at(i, j - 1) + 1});
  }

  const Letters &meant_, &seen_;
  const int least_, width_;
  std::vector<float> cells_;
};

/// Of a text beside itself, as most of a clean page is.
std::vector<int> straight_path(std::size_t letters) {
  std::vector<int> path(letters + 1);
  std::iota(path.begin(), path.end(), 0);
  return path;
}

}  // namespace

std::vector<std::uint8_t> letters_of(std::u32string_view text) {
  std::vector<std::uint8_t> out;
  for (const char32_t letter : text) out.push_back(to_seen(letter));
  return out;
}

std::vector<int> cheapest_path(const std::vector<std::uint8_t>& meant,
                               const std::vector<std::uint8_t>& seen) {
  if (meant == seen) return straight_path(meant.size());
  const int longest = static_cast<int>(std::max(meant.size(), seen.size()));
  for (int slack = 8;; slack *= 4) {
    const Corridor corridor(meant, seen, std::min(slack, longest));
    if (slack >= longest || corridor.holds_all()) return corridor.path();
  }
}

std::vector<std::uint32_t> align_letters(std::u32string_view meant, std::u32string_view seen) {
  const auto path = cheapest_path(letters_of(meant), letters_of(seen));
  return {path.begin(), path.end()};
}

}  // namespace chamra
