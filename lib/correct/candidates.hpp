// SPDX-License-Identifier: Apache-2.0
// The likeliest readings of a stretch: the best ways through that part of the lattice.
// Source: Viterbi lists, Seshadri & Sundberg 1994.
#pragma once

#include <string>
#include <vector>

#include "base/span.hpp"
#include "lattice/beam_search.hpp"
#include "lexicon/lexicon.hpp"

namespace chamra {

struct Candidate {
  std::u32string text;
  double posterior = 0;  // share of the paths that read so, as far as neighbouring words are
                         // independent of each other
};

/// The `most` likeliest readings of letters [begin, end), which begin and end with words, best
/// first. Stretches of more than 64 letters have none. Cost: arcs of the stretch times `most`.
[[nodiscard]] std::vector<Candidate> candidates_for(CharSpan span, const Decoded& decoded,
                                                    const Lexicon& lexicon, std::size_t most);

}  // namespace chamra
