// SPDX-License-Identifier: Apache-2.0
// Figures of an evaluation as inline SVG; colours and fonts are the page's style sheet's.
#pragma once

#include <string>
#include <vector>

#include "evaluate/calibration.hpp"
#include "evaluate/confusions.hpp"
#include "evaluate/curve.hpp"

namespace chamra::evaluate {

/// Precision over coverage, a dot for each threshold that changes something.
[[nodiscard]] std::string curve_plot(const std::vector<CurvePoint>& curve, std::size_t errors);

/// Share right over mean confidence, a dot for each bin, its area by the number of corrections.
[[nodiscard]] std::string reliability_plot(const Reliability& reliability);

/// What was meant (rows) against what was seen (columns), for the most frequent confusions.
[[nodiscard]] std::string confusion_map(const std::vector<ConfusionRow>& rows);

}  // namespace chamra::evaluate
