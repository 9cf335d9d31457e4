// SPDX-License-Identifier: Apache-2.0
// Letters misread by the habits of a profile.
#pragma once

#include <string_view>
#include <vector>

#include "simulate/change.hpp"
#include "simulate/draws.hpp"
#include "simulate/noise_profile.hpp"

namespace chamra {

/// A factor in 65536ths.
using Scale = std::uint64_t;
inline constexpr Scale true_scale = 65536;
inline constexpr Scale highest_scale = true_scale * 4096;

/// Changes by ascending place. `scale`: how many times as often as the profile says; more scale,
/// more changes. Letters that are taken, and what is not Thai, stay.
[[nodiscard]] std::vector<Change> letter_noise(std::u32string_view text, const Taken& taken,
                                               const NoiseProfile& profile, const Draws& draws,
                                               Scale scale);

/// A letter that no Thai word has, chosen by `draw`.
[[nodiscard]] char32_t intruder(std::uint64_t draw);

}  // namespace chamra
