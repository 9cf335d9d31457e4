// SPDX-License-Identifier: Apache-2.0
// The two units of position, as two types so that they cannot be mixed by accident.
#pragma once

#include <cstdint>

namespace chamra {

/// Half-open range of code points of Page::text.
struct CharSpan {
  std::uint32_t begin = 0, end = 0;
  friend bool operator==(CharSpan, CharSpan) = default;
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

/// Half-open range of bytes of a file (or window of it) as read.
struct ByteSpan {
  std::uint64_t begin = 0, end = 0;
  friend bool operator==(ByteSpan, ByteSpan) = default;
  [[nodiscard]] std::uint64_t size() const { return end - begin; }
};

}  // namespace chamra
