// SPDX-License-Identifier: Apache-2.0
// Corrections and decisions read line by line, from a file or from standard input.
#pragma once

#include <string>

#include "base/result.hpp"
#include "edits/correction_set.hpp"

namespace chamra::cli {

/// `path`: "-" for standard input. All or nothing: a line that cannot be read may be the one that
/// rejects. Errors: not readable, no header, a bad line.
Result<CorrectionSet> read_requests(const std::string& path);

}  // namespace chamra::cli
