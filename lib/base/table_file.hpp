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

using TableFields = std::vector<std::string_view>;

/// Calls `row` with the fields of each line but the first (the header), empty lines and comments
/// (#) left out; fields point into a buffer that lives for the call. What it returns is what is
/// wrong with the row, and ends the reading. Returns the number of rows.
/// Errors: not readable; damaged; a first line that does not begin with the name of the first
/// column, `header`; fewer than `least_fields` fields in a row; what `row` says.
Result<std::size_t> read_checked_table(const std::string& path, std::string_view header,
                                       std::size_t least_fields,
                                       const std::function<std::string(const TableFields&)>& row);

/// The same for rows of which nothing is wrong.
template <class Row>
Result<std::size_t> read_table(const std::string& path, std::string_view header,
                               std::size_t least_fields, const Row& row) {
  return read_checked_table(path, header, least_fields, [&](const TableFields& fields) {
    row(fields);
    return std::string();
  });
}

/// Puts the number of a field, 0 or more, into `count`. What is wrong with it; empty when nothing
/// is.
[[nodiscard]] std::string read_count(std::string_view field, double& count);

/// Whole file, decompressed when its name ends in .zst. Errors: not readable; damaged; more than a
/// gigabyte when decompressed.
Result<std::string> read_whole(const std::string& path);

/// Writes beside `path`, syncs and renames; compressed when the name ends in .zst. Errors: cannot
/// be written; then nothing is left beside it.
Outcome write_whole(const std::string& path, std::string_view bytes);

}  // namespace chamra
