// SPDX-License-Identifier: Apache-2.0
// What speaks for a change and what against it, before it is weighed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edits/edit.hpp"

namespace chamra {

/// Figures of one change; logs are natural. The letters and the words around are two witnesses: a
/// change that only one of them carries is seldom right, however far ahead of others it is.
struct Evidence {
  double posterior = 0;  // share of the paths through the lattice that make the change
  double channel = 0;    // what OCR's habits take for it, nats
  double language = 0;   // what the words meant cost after those before them, nats a word
  double unlikely = 0;   // what the letters seen cost as those of a name, nats a letter
  double letters = 1;    // that were meant, in code points
  double known = 0;      // 1 where what was seen is made of words, else 0
  double lao = 0;        // 1 where it is Thai in Lao letters, else 0
  double sara_am = 0;    // 1 where nothing but a sara am was misread, else 0
};

/// For the row of a corrections file, and back. Nothing where a figure is missing; figures of other
/// names are passed over.
[[nodiscard]] std::vector<Witness> witnesses_of(const Evidence& evidence);
[[nodiscard]] std::optional<Evidence> evidence_from(const std::vector<Witness>& witnesses);

}  // namespace chamra
