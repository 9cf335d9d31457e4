// SPDX-License-Identifier: Apache-2.0
#include "simulate/misprint.hpp"

#include <algorithm>

namespace chamra {

bool Taken::any(CharSpan span) const {
  const auto begin = taken_.begin() + span.begin, end = taken_.begin() + span.end;
  return std::find(begin, end, true) != end;
}

void Taken::take(CharSpan span) {
  std::fill(taken_.begin() + span.begin, taken_.begin() + span.end, true);
}

}  // namespace chamra
