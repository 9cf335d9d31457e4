// SPDX-License-Identifier: Apache-2.0
// A whole input in memory.
#pragma once

#include <string>

#include "base/result.hpp"

namespace chamra::cli {

/// `path`: - for standard input. `encoding`: empty for UTF-8, else converted to it. Errors: not
/// readable; an unknown encoding.
Result<std::string> read_document(const std::string& path, const std::string& encoding);

/// The same for a page: also refuses text that looks like another encoding than was said.
Result<std::string> read_page(const std::string& path, const std::string& encoding);

}  // namespace chamra::cli
