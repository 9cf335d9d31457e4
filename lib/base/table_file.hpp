// SPDX-License-Identifier: Apache-2.0
// Tables of the project: tab-separated UTF-8 lines, plain or compressed with zstd (names ending in
// .zst).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace chamra {

/// Calls `row` with the fields of each line but the first (the header), empty lines and comments
/// (#) left out; fields point into a buffer that lives for the call. Returns the number of rows.
/// Errors: not readable; damaged; fewer than `least_fields` fields in a row.
Result<std::size_t> read_table(
    const std::string& path, std::size_t least_fields,
    const std::function<void(const std::vector<std::string_view>&)>& row);

/// Whole file, decompressed when its name ends in .zst. Errors: not readable; damaged.
Result<std::string> read_whole(const std::string& path);

/// Writes beside `path` and renames; compressed when the name ends in .zst. Errors: cannot be
/// written.
Outcome write_whole(const std::string& path, std::string_view bytes);

}  // namespace chamra
