// SPDX-License-Identifier: Apache-2.0
// Words read as other words: fluent, and wrong.
#pragma once

#include <string_view>
#include <vector>

#include "simulate/draws.hpp"
#include "simulate/misprint.hpp"
#include "simulate/vocabulary.hpp"

namespace chamra {

/// Appends changes by ascending place and takes their letters. `share`: of the words that the
/// vocabulary has.
void add_wrong_words(std::u32string_view text, const Vocabulary& vocabulary, const Draws& draws,
                     Share32 share, Taken& taken, std::vector<Misprint>& changes);

}  // namespace chamra
