// SPDX-License-Identifier: Apache-2.0
// The little HTML that reports need.
#pragma once

#include <string>
#include <string_view>

namespace chamra::evaluate {

/// For element content and quoted attributes.
[[nodiscard]] std::string escaped(std::string_view text);

/// A policy for <meta http-equiv="Content-Security-Policy">: this one style sheet and nothing else.
[[nodiscard]] std::string policy_for(std::string_view style);

}  // namespace chamra::evaluate
