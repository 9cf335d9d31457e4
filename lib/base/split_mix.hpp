// SPDX-License-Identifier: Apache-2.0
// SplitMix64 (Steele, Lea & Flood 2014), for what must come out the same on every machine: the
// distributions of the standard library do not.
#pragma once

#include <cstdint>

namespace chamra {

inline constexpr std::uint64_t split_mix_step = 0x9E3779B97F4A7C15U;

/// Spreads every bit of `z` over all bits.
[[nodiscard]] inline std::uint64_t split_mix(std::uint64_t z) {
  z = (z ^ z >> 30U) * 0xBF58476D1CE4E5B9U;
  z = (z ^ z >> 27U) * 0x94D049BB133111EBU;
  return z ^ z >> 31U;
}

/// The sequence that begins after `seed`.
class SplitMix {
 public:
  explicit SplitMix(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() { return split_mix(state_ += split_mix_step); }

 private:
  std::uint64_t state_;
};

}  // namespace chamra
