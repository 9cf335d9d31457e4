// SPDX-License-Identifier: Apache-2.0
// Windows are never empty, never too large, and an early answer is the final one. The first bytes
// say how often the rest is repeated, since only long input has more than one window.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/windows.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const std::string piece(reinterpret_cast<const char*>(data + 2), size - 2);
  const std::size_t times = 1 + (data[0] * 256U + data[1]) % (600000 / piece.size() + 1);
  std::string text;
  for (std::size_t k = 0; k < times; ++k) text += piece;
  const std::size_t end = chamra::window_end(text, true);
  if (end == 0 || end > text.size() || end > chamra::window_limit) std::abort();
  const std::size_t early =
      chamra::window_end(std::string_view(text).substr(0, text.size() / 2), false);
  if (early != 0 && early != end) std::abort();
  return 0;
}
