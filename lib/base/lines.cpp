// SPDX-License-Identifier: Apache-2.0
#include "base/lines.hpp"

namespace chamra {

std::string_view next_line(std::string_view& text) {
  const auto end = text.find('\n');
  const std::string_view line =
      end == std::string_view::npos ? std::string_view() : text.substr(0, end + 1);
  text.remove_prefix(line.size());
  return line;
}

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace chamra
