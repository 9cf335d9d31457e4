// SPDX-License-Identifier: Apache-2.0
// Where to cut what is too long: of many places the one whose surroundings hash least, so that the
// same text is cut at the same places wherever it stands. Source: Schleimer, Wilkerson & Aiken 2003
// (winnowing).
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "base/fnv.hpp"

namespace chamra {

class Landmark {
 public:
  /// `text`, bytes or letters, leads up to `place`, which is behind those seen before.
  template <class Text>
  void see(const Text& text, std::size_t place) {
    Fnv fnv;
    for (const auto letter : text)
      fnv.add(static_cast<std::make_unsigned_t<decltype(letter)>>(letter));
    if (place_ != 0 && fnv.hash() > least_) return;
    least_ = fnv.hash();
    place_ = place;
  }

  /// The place chosen; 0 when none was seen.
  [[nodiscard]] std::size_t place() const { return place_; }

 private:
  std::uint64_t least_ = std::numeric_limits<std::uint64_t>::max();
  std::size_t place_ = 0;
};

}  // namespace chamra
