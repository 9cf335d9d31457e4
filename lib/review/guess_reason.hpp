// SPDX-License-Identifier: Apache-2.0
// Why a place was changed, as far as its letters tell: for changes that no tool of the family made.
#pragma once

#include <string_view>

#include "edits/reason.hpp"

namespace chamra {

/// UTF-8 on both sides, invalid bytes allowed. `misspelling` where the letters tell nothing else.
[[nodiscard]] Reason guess_reason(std::string_view before, std::string_view after);

}  // namespace chamra
