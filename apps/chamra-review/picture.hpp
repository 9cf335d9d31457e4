// SPDX-License-Identifier: Apache-2.0
// Scans that lie beside their pages.
#pragma once

#include <string>

#include "base/result.hpp"

namespace chamra::cli {

/// The image of the page's base name beside it (png, jpg, jpeg); empty when there is none.
[[nodiscard]] std::string picture_beside(const std::string& page);

/// A relative address of `picture` for a report that lies in the folder of `report` (the working
/// folder when that is empty).
[[nodiscard]] std::string address_of(const std::string& picture, const std::string& report);

/// The picture itself as a data: address. Errors: not readable.
Result<std::string> embedded(const std::string& picture);

}  // namespace chamra::cli
