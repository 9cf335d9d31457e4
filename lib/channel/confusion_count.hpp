// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace chamra {

/// How often `meant` was seen as `seen` where it stood `of` times.
struct ConfusionCount {
  std::u32string meant, seen;
  double count = 0, of = 0;
};

}  // namespace chamra
