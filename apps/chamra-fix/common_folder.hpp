// SPDX-License-Identifier: Apache-2.0
// The folder that files mended in place have in common: their ledger lies there.
#pragma once

#include <string>
#include <vector>

namespace chamra::cli {

/// The deepest folder that holds all of `typed`, files and folders; absolute, links not resolved.
[[nodiscard]] std::string common_folder(const std::vector<std::string>& typed);

/// `path` as seen from `folder`, which common_folder gave for it.
[[nodiscard]] std::string name_under(const std::string& folder, const std::string& path);

}  // namespace chamra::cli
