// SPDX-License-Identifier: Apache-2.0
// Chance that depends on the seed, the page and the place only: what happens at one place does not
// move the others, and a run can be repeated anywhere.
#pragma once

#include <cstdint>
#include <string_view>

namespace chamra {

/// A share of 1 in whole numbers, so that every machine decides alike.
using Share32 = std::uint64_t;
inline constexpr Share32 whole_share = std::uint64_t{1} << 32U;
/// `share` from 0 to 1.
[[nodiscard]] Share32 share32(double share);

/// What is decided; decisions of different kinds are independent.
enum class Chance : std::uint8_t {
  Steady,
  Letter,
  Stand,
  LaoRun,
  Repetition,
  RepetitionCount,
  Intrusion,
  Intruder,
  WrongWord,
  WrongWordChoice,
};

class Draws {
 public:
  /// `steady`: share of the contexts that meet the same fate wherever they stand on the page.
  Draws(std::uint64_t seed, std::string_view page, Share32 steady);

  /// Evenly from 0 to 2^32 - 1. `place` counts letters; `context` is what stands there.
  [[nodiscard]] std::uint64_t at(Chance chance, std::uint64_t place,
                                 std::u32string_view context) const;
  /// Whether something that happens to a `share` happens here.
  [[nodiscard]] bool happens(Chance chance, std::uint64_t place, std::u32string_view context,
                             Share32 share) const {
    return at(chance, place, context) < share;
  }

 private:
  std::uint64_t root_;
  Share32 steady_;
};

}  // namespace chamra
