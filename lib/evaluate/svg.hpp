// SPDX-License-Identifier: Apache-2.0
// What all figures share.
#pragma once

#include <string>

namespace chamra::evaluate {

/// A picture of `body` (markup), `wide` times `high` pixels; `kind` is its class, `label` for those
/// who cannot see it.
[[nodiscard]] std::string svg(const char* kind, double wide, double high, const std::string& label,
                              const std::string& body);

/// `anchor`: start, middle or end.
[[nodiscard]] std::string text_at(double x, double y, const char* anchor, const std::string& text);

}  // namespace chamra::evaluate
