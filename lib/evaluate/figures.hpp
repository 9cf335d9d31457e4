// SPDX-License-Identifier: Apache-2.0
// Figures in words, the same in every report for people.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "evaluate/bootstrap.hpp"

namespace chamra::evaluate {

/// "12.30 %", or a dash where there is nothing to say.
[[nodiscard]] std::string percent(const std::optional<double>& share, int digits = 2);
[[nodiscard]] std::string percent(const std::optional<Interval>& interval);
/// "0.97", or a dash.
[[nodiscard]] std::string decimal(const std::optional<double>& value, int digits = 2);

/// Letters that people can see: nothing as an empty-set sign, a blank as an open box, a line end as
/// its sign, a mark without base on a dotted circle; control and bidirectional characters spelt
/// out. UTF-8.
[[nodiscard]] std::string shown(std::u32string_view letters);

}  // namespace chamra::evaluate
