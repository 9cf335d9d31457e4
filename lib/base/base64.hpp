// SPDX-License-Identifier: Apache-2.0
// Bytes in the letters that URLs and policies of web pages want (RFC 4648, section 4).
#pragma once

#include <string>
#include <string_view>

namespace chamra {

[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace chamra
