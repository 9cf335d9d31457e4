// SPDX-License-Identifier: Apache-2.0
#include "evaluate/svg.hpp"

#include <fmt/format.h>

#include "report/html.hpp"

namespace chamra::evaluate {

std::string svg(const char* kind, double wide, double high, const std::string& label,
                const std::string& body) {
  return fmt::format(
      "<svg class=\"{}\" viewBox=\"0 0 {:.0f} {:.0f}\" width=\"{:.0f}\" height=\"{:.0f}\" "
      "role=\"img\" "
      "aria-label=\"{}\">{}</svg>\n",
      kind, wide, high, wide, high, escaped(label), body);
}

std::string text_at(double x, double y, const char* anchor, const std::string& text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>", x, y, anchor,
                     escaped(text));
}

}  // namespace chamra::evaluate
