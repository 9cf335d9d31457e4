// SPDX-License-Identifier: Apache-2.0
#include "evaluate/plots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "evaluate/error_rate.hpp"
#include "evaluate/figures.hpp"
#include "evaluate/svg.hpp"
#include "report/html.hpp"

namespace chamra::evaluate {
namespace {

constexpr double width = 560, height = 340;
constexpr double left = 58, right = 16, top = 16, bottom = 48;  // room for axes, in pixels

/// Shares from low to high on both axes, drawn with a grid.
class Frame {
 public:
  Frame(double x_high, double y_low) : x_high_(x_high), y_low_(y_low) {}

  [[nodiscard]] double x(double share) const {
    return left + share / x_high_ * (width - left - right);
  }
  [[nodiscard]] double y(double share) const {
    return top + (1 - share) / (1 - y_low_) * (height - top - bottom);
  }

  [[nodiscard]] std::string grid(const std::string& x_name, const std::string& y_name) const {
    std::string out;
    for (const double share : marks(0, x_high_)) {
      out += rule(x(share), y(y_low_), x(share), y(1));
      out += text_at(x(share), height - bottom + 18, "middle", percent(share, 0));
    }
    for (const double share : marks(y_low_, 1)) {
      out += rule(x(0), y(share), x(x_high_), y(share));
      out += text_at(left - 8, y(share) + 4, "end", percent(share, 0));
    }
    out += text_at((left + width - right) / 2, height - 8, "middle", x_name);
    out += fmt::format("<g transform=\"translate(14 {:.0f}) rotate(-90)\">{}</g>",
                       (top + height - bottom) / 2, text_at(0, 0, "middle", y_name));
    return out;
  }

 private:
  /// Tenths from low to high, every other one where they would crowd.
  static std::vector<double> marks(double low, double high) {
    const auto first = std::lround(low * 10), last = std::lround(high * 10);
    const long step = last - first > 6 ? 2 : 1;
    std::vector<double> shares;
    for (long tenth = last; tenth >= first; tenth -= step) {
      shares.push_back(static_cast<double>(tenth) / 10);
    }
    return shares;
  }

  static std::string rule(double x1, double y1, double x2, double y2) {
    return fmt::format(
        "<line class=\"grid\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>", x1, y1,
        x2, y2);
  }

  double x_high_, y_low_;
};

std::string dot(double x, double y, double radius, const std::string& title) {
  return fmt::format(
      "<circle class=\"dot\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\"><title>{}</title></circle>",
      x, y, radius, escaped(title));
}

/// Points with corrections, each number of corrections once.
std::vector<CurvePoint> distinct(const std::vector<CurvePoint>& curve) {
  std::vector<CurvePoint> points;
  for (const CurvePoint& point : curve) {
    const bool same = !points.empty() && points.back().corrections == point.corrections;
    if (point.corrections > 0 && !same) points.push_back(point);
  }
  return points;
}

double up_to_tenth(double share) { return std::clamp(std::ceil(share * 10) / 10, .1, 1.0); }
double down_to_tenth(double share) { return std::clamp(std::floor(share * 10) / 10, 0.0, .9); }

class CurvePlot {
 public:
  CurvePlot(const std::vector<CurvePoint>& curve, std::size_t errors)
      : points_(distinct(curve)), errors_(errors), frame_(highest_coverage(), lowest_precision()) {}

  [[nodiscard]] std::string draw() const {
    std::string line, dots;
    for (const CurvePoint& point : points_) {
      line += fmt::format("{}{:.1f} {:.1f}", line.empty() ? "M" : "L", x(point), y(point));
      dots += dot(x(point), y(point), 3.5,
                  fmt::format("threshold {:g}: {} of {} right, {} errors covered", point.threshold,
                              point.right, point.corrections, point.healed));
    }
    return svg("plot", width, height, "Precision of corrections over coverage of errors",
               frame_.grid("errors covered by a right correction", "corrections that are right") +
                   fmt::format("<path class=\"line\" d=\"{}\"/>", line) + dots + labels());
  }

 private:
  [[nodiscard]] double coverage(const CurvePoint& point) const {
    return point.coverage(errors_).value_or(0);
  }
  [[nodiscard]] double x(const CurvePoint& point) const { return frame_.x(coverage(point)); }
  [[nodiscard]] double y(const CurvePoint& point) const {
    return frame_.y(point.precision().value_or(0));
  }
  [[nodiscard]] double highest_coverage() const {
    double highest = 0;
    for (const CurvePoint& point : points_) highest = std::max(highest, coverage(point));
    return up_to_tenth(highest);
  }
  [[nodiscard]] double lowest_precision() const {
    double lowest = 1;
    for (const CurvePoint& point : points_) {
      lowest = std::min(lowest, point.precision().value_or(0));
    }
    return down_to_tenth(lowest);
  }

  /// Thresholds beside their dots, where there is room.
  [[nodiscard]] std::string labels() const {
    constexpr double room_x = 44, room_y = 14;
    std::string out;
    const CurvePoint* last = nullptr;
    for (const CurvePoint& point : points_) {
      const bool near = last != nullptr && std::abs(x(point) - x(*last)) < room_x &&
                        std::abs(y(point) - y(*last)) < room_y;
      if (near) continue;
      last = &point;
      const bool at_edge = x(point) > width - right - room_x;
      out += text_at(x(point) + (at_edge ? -7 : 7), y(point) - 7, at_edge ? "end" : "start",
                     fmt::format("{:g}", point.threshold));
    }
    return out;
  }

  std::vector<CurvePoint> points_;
  std::size_t errors_;
  Frame frame_;
};

}  // namespace

std::string curve_plot(const std::vector<CurvePoint>& curve, std::size_t errors) {
  return CurvePlot(curve, errors).draw();
}

std::string reliability_plot(const Reliability& reliability) {
  const Frame frame(1, 0);
  std::string dots;
  const auto all = static_cast<double>(std::max<std::size_t>(reliability.count(), 1));
  for (const ReliabilityBin& bin : reliability.bins) {
    if (bin.count == 0) continue;
    const auto count = static_cast<double>(bin.count);
    dots += dot(
        frame.x(bin.confidence_sum / count), frame.y(share(bin.right, bin.count).value()),
        3 + 20 * std::sqrt(count / all),
        fmt::format("{:.2f} to {:.2f}: {} of {} right", bin.low, bin.high, bin.right, bin.count));
  }
  const std::string diagonal =
      fmt::format("<path class=\"ideal\" d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\"/>", frame.x(0),
                  frame.y(0), frame.x(1), frame.y(1));
  return svg("plot", width, height, "Share of right corrections over their confidence",
             frame.grid("mean confidence", "corrections that are right") + diagonal + dots);
}

}  // namespace chamra::evaluate
