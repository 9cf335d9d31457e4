// SPDX-License-Identifier: Apache-2.0
// Corrections that want the same bytes: which of them is made.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "edits/edit.hpp"

namespace chamra {

/// Whether two spans share a byte, one lies strictly inside the other, or both are the same empty
/// place.
[[nodiscard]] bool overlap(ByteSpan one, ByteSpan other);

/// `kept`: indexes by position. `lost`: indexes of what gave way, by position, each with that of
/// one edit it gave way to.
struct Chosen {
  struct Loser {
    std::size_t edit = 0, winner = 0;
  };
  std::vector<std::size_t> kept;
  std::vector<Loser> lost;
};

/// What is accepted goes before what is proposed, then the higher confidence, then the earlier
/// begin, then the shorter span, then the first in the list. Cost: n log n.
[[nodiscard]] Chosen choose_between_overlaps(std::span<const Edit* const> edits);

}  // namespace chamra
