// SPDX-License-Identifier: Apache-2.0
// Lines side by side, as HTML: what differs is marked by more than colour.
#pragma once

#include "evaluate/html.hpp"
#include "evaluate/summary.hpp"

namespace chamra::evaluate {

void write_side_by_side(const Evaluation& evaluation, const Summary& summary, Html& out);

}  // namespace chamra::evaluate
