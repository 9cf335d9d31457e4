// SPDX-License-Identifier: Apache-2.0
// Alignment of two texts that differ in few places: time and memory grow with their length and the
// square of what they differ by, not with their product.
//
// Of every diagonal of the edit-distance table F it is known how far down each distance leads,
// since F never falls along a diagonal. Source: Ukkonen 1985; Landau & Vishkin 1989.
#pragma once

#include <optional>
#include <string_view>

#include "align/align.hpp"

namespace chamra {

/// The alignment that align_whole gives, when the distance is no more than `most`; else nothing.
[[nodiscard]] std::optional<Alignment> align_near(std::u32string_view a, std::u32string_view b,
                                                  std::size_t most);

}  // namespace chamra
