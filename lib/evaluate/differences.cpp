// SPDX-License-Identifier: Apache-2.0
#include "evaluate/differences.hpp"

namespace chamra::evaluate {

std::vector<Difference> differences(const Alignment& alignment, std::size_t b_size) {
  std::vector<Difference> found;
  std::uint32_t in_a = 0, in_b = 0;
  const auto reach = [&](std::uint32_t a, std::uint32_t b) {
    if (in_a < a || in_b < b) found.push_back({{in_a, a}, {in_b, b}});
    in_a = a + 1;
    in_b = b + 1;
  };
  const auto size = static_cast<std::uint32_t>(alignment.partner.size());
  for (std::uint32_t at = 0; at < size; ++at) {
    if (alignment.keeps(at)) reach(at, alignment.partner[at]);
  }
  reach(size, static_cast<std::uint32_t>(b_size));
  return found;
}

}  // namespace chamra::evaluate
