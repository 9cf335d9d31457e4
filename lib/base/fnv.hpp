// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace chamra {

/// FNV-1a over whole numbers, 64 bits. Not for secrets. Source: Fowler, Noll & Vo 1991.
class Fnv {
 public:
  Fnv& add(std::uint64_t value) {
    hash_ = (hash_ ^ value) * 0x100000001B3ULL;
    return *this;
  }
  [[nodiscard]] std::uint64_t hash() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

}  // namespace chamra
