// SPDX-License-Identifier: Apache-2.0
// The parts of the browser page as files in page/ have them, put in while building.
#pragma once

#include <string_view>

namespace chamra {

/// `page_frame` holds @TITLE@, @POLICY@, @STYLE@, @SCRIPT@ and @DATA@.
extern const std::string_view page_frame, page_style, page_script;

}  // namespace chamra
