// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "evaluate/figures.hpp"
#include "evaluate/plots.hpp"
#include "evaluate/svg.hpp"
#include "report/html.hpp"

namespace chamra::evaluate {
namespace {

/// Rows and columns of the map: strings by how often they take part.
class Labels {
 public:
  explicit Labels(std::size_t limit) : limit_(limit) {}

  /// False when the string is new and there is no room.
  bool admits(const std::u32string& text) const {
    return find(text) < texts_.size() || texts_.size() < limit_;
  }
  void add(const std::u32string& text) {
    if (find(text) == texts_.size()) texts_.push_back(text);
  }
  [[nodiscard]] std::size_t find(const std::u32string& text) const {
    return static_cast<std::size_t>(std::find(texts_.begin(), texts_.end(), text) - texts_.begin());
  }
  [[nodiscard]] const std::vector<std::u32string>& texts() const { return texts_; }

 private:
  std::size_t limit_;
  std::vector<std::u32string> texts_;
};

class ConfusionMap {
 public:
  explicit ConfusionMap(const std::vector<ConfusionRow>& rows) {
    for (const ConfusionRow& row : rows) {
      if (row.before == 0 || !meant_.admits(row.meant) || !seen_.admits(row.seen)) continue;
      meant_.add(row.meant);
      seen_.add(row.seen);
      cells_.push_back(&row);
      most_ = std::max(most_, row.before);
    }
  }

  [[nodiscard]] std::string draw() const {
    std::string out;
    for (std::size_t k = 0; k < seen_.texts().size(); ++k) {
      out += text_at(x(k) + cell / 2, room_top - 9, "middle", shown(seen_.texts()[k]));
    }
    for (std::size_t k = 0; k < meant_.texts().size(); ++k) {
      out += text_at(room_left - 8, y(k) + cell / 2 + 5, "end", shown(meant_.texts()[k]));
    }
    for (const ConfusionRow* row : cells_) out += draw(*row);
    return svg("map", x(seen_.texts().size()) + 2, y(meant_.texts().size()) + 2,
               "Confusions: meant in rows, seen in columns", out);
  }

 private:
  static constexpr double cell = 30, room_left = 64, room_top = 34;
  static constexpr std::size_t most_labels = 22;
  static constexpr int shades = 5;

  static double x(std::size_t column) { return room_left + cell * static_cast<double>(column); }
  static double y(std::size_t row) { return room_top + cell * static_cast<double>(row); }

  /// By the logarithm: one confusion is often a hundred times as frequent as the next.
  [[nodiscard]] int shade(std::size_t count) const {
    const double part =
        std::log(static_cast<double>(count) + 1) / std::log(static_cast<double>(most_) + 1);
    return std::clamp(static_cast<int>(std::ceil(part * shades)), 1, shades);
  }

  [[nodiscard]] std::string draw(const ConfusionRow& row) const {
    const double at_x = x(seen_.find(row.seen)), at_y = y(meant_.find(row.meant));
    const int level = shade(row.before);
    return fmt::format(
        "<g class=\"heat{}\"><rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"{:.0f}\" height=\"{:.0f}\"/>"
        "{}<title>{}</title></g>",
        level, at_x + 1, at_y + 1, cell - 2, cell - 2,
        text_at(at_x + cell / 2, at_y + cell / 2 + 4, "middle", std::to_string(row.before)),
        escaped(shown(row.meant) + " \u2192 " + shown(row.seen) + ": " +
                std::to_string(row.before)));
  }

  Labels meant_{most_labels}, seen_{most_labels};
  std::vector<const ConfusionRow*> cells_;
  std::size_t most_ = 0;
};

}  // namespace

std::string confusion_map(const std::vector<ConfusionRow>& rows) {
  return ConfusionMap(rows).draw();
}

}  // namespace chamra::evaluate
