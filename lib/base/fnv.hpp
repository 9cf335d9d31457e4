// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace chamra {

/// FNV-1a over bytes or whole numbers, 64 bits: the same on every machine, unlike std::hash. Not
/// for secrets. Source: Fowler, Noll & Vo 1991.
class Fnv {
 public:
  Fnv& add(std::uint64_t value) {
    hash_ = (hash_ ^ value) * 0x100000001B3ULL;
    return *this;
  }
  Fnv& add(std::string_view bytes) {
    for (const char byte : bytes) add(static_cast<unsigned char>(byte));
    return *this;
  }
  [[nodiscard]] std::uint64_t hash() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

}  // namespace chamra
