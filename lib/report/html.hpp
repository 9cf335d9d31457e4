// SPDX-License-Identifier: Apache-2.0
// What every HTML file that the tools write needs to be safe to open.
#pragma once

#include <string>
#include <string_view>

namespace chamra {

/// `text` for element content and quoted attributes.
[[nodiscard]] std::string escaped(std::string_view text);

/// 'sha256-...', as a Content-Security-Policy names `part`, an inline style or script that it
/// allows.
[[nodiscard]] std::string policy_source(std::string_view part);

}  // namespace chamra
