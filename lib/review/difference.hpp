// SPDX-License-Identifier: Apache-2.0
// Where two texts differ, word by word, also where a script puts no blanks between words.
//
// Lines are paired first; the clusters of paired lines are aligned; each difference is widened to
// the words of the second text (the one more likely to be right) that it lies in.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace chamra {

/// Bytes of the one text that stand in place of bytes of the other; either may be empty.
struct Replacement {
  ByteSpan before, after;
};

/// In order, never touching or overlapping; replacing each `before` by its `after` gives `after`.
///
/// Time linear in the texts for any bytes, at about a megabyte a second where all lines differ.
[[nodiscard]] std::vector<Replacement> differences(std::string_view before, std::string_view after);

}  // namespace chamra
