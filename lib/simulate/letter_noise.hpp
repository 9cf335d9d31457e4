// SPDX-License-Identifier: Apache-2.0
// Letters misread by the habits of a profile.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "simulate/draws.hpp"
#include "simulate/misprint.hpp"
#include "simulate/noise_profile.hpp"

namespace chamra {

/// A factor in 65536ths.
using Scale = std::uint64_t;
inline constexpr Scale true_scale = 65536;
inline constexpr Scale highest_scale = true_scale * 4096;

/// One page and what may happen to its letters, ready for any factor.
class LetterNoise {
 public:
  /// Letters that are taken, and what is not Thai, stay. All arguments must outlive this.
  LetterNoise(std::u32string_view text, const Taken& taken, const NoiseProfile& profile,
              const Draws& draws);

  /// By ascending place. `scale`: how many times as often as the profile says; more scale, more
  /// changes.
  [[nodiscard]] std::vector<Misprint> changes(Scale scale) const;

 private:
  /// Where something may happen: by what draw, and the sum of all shares.
  struct Place {
    std::uint32_t at;
    std::uint64_t draw;
    Share32 share;
  };
  [[nodiscard]] bool is_free(CharSpan span) const;
  [[nodiscard]] Share32 share_at(std::uint32_t at) const;
  [[nodiscard]] std::optional<Misprint> misread(const Place& place, Scale scale) const;
  [[nodiscard]] Misprint change(CharSpan span, std::u32string seen) const;
  bool stand_in(std::uint32_t place, std::u32string& seen) const;
  [[nodiscard]] Reason reason_of(const Misprint& change) const;

  std::u32string_view text_;
  const Taken& taken_;
  const NoiseProfile& profile_;
  const Draws& draws_;
  std::vector<Place> places_;
};

/// A letter that no Thai word has, chosen by `draw`.
[[nodiscard]] char32_t intruder(std::uint64_t draw);

}  // namespace chamra
