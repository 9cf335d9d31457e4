// SPDX-License-Identifier: Apache-2.0
#include "evaluate/figures.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "evaluate/marks.hpp"
#include "report/text.hpp"

namespace chamra::evaluate {

std::string percent(const std::optional<double>& share, int digits) {
  return share ? fmt::format("{:.{}f} %", 100 * *share, digits) : "-";
}

std::string percent(const std::optional<Interval>& interval) {
  if (!interval) return "-";
  return fmt::format("{:.2f} to {:.2f} %", 100 * interval->low, 100 * interval->high);
}

std::string decimal(const std::optional<double>& value, int digits) {
  return value ? fmt::format("{:.{}f}", *value, digits) : "-";
}

std::string shown(std::u32string_view letters) {
  if (letters.empty()) return "\u2205";
  std::u32string out;
  if (hangs(letters.front())) out = U"\u25CC";
  for (const char32_t letter : letters) {
    out += letter == U' ' ? U'\u2423' : letter == U'\n' ? U'\u23CE' : letter;
  }
  return visible(to_utf8(out));
}

}  // namespace chamra::evaluate
