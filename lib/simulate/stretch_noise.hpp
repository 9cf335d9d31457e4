// SPDX-License-Identifier: Apache-2.0
// What reading models do beyond confusing letters: whole stretches in Lao letters, phrases that go
// in circles, letters of other scripts inside words.
//
// A stretch is a run of Thai letters between blanks, line ends, digits and letters of other
// scripts.
#pragma once

#include <string_view>
#include <vector>

#include "simulate/draws.hpp"
#include "simulate/misprint.hpp"

namespace chamra {

/// Each appends its changes, by ascending place, and takes their letters. `share`: of the stretches
/// (Lao runs, repetition) or of the letters that are no marks (intrusions).
void add_lao_runs(std::u32string_view text, const Draws& draws, Share32 share, Taken& taken,
                  std::vector<Misprint>& changes);
void add_repetition(std::u32string_view text, const Draws& draws, Share32 share, Taken& taken,
                    std::vector<Misprint>& changes);
void add_intrusions(std::u32string_view text, const Draws& draws, Share32 share, Taken& taken,
                    std::vector<Misprint>& changes);

/// Thai prose as a model writes it that hears Thai and spells Lao. What Lao has no letter for
/// stays.
[[nodiscard]] std::u32string in_lao_letters(std::u32string_view thai);

}  // namespace chamra
