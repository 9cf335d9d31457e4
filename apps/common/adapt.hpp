// SPDX-License-Identifier: Apache-2.0
// Knowledge for the pages at hand: the tables, a book, or what the pages teach about themselves.
#pragma once

#include <optional>

#include "common/common_options.hpp"
#include "common/console.hpp"

namespace chamra::cli {

/// Loads what `options` name; without a book, and unless --no-adapt, reads the pages once to learn
/// from them (files and folders only, and only when there is enough text). --save-book keeps it.
/// Trouble is told; then nothing.
[[nodiscard]] std::optional<Knowledge> knowledge_for(const CommonOptions& options,
                                                     Console& console);

}  // namespace chamra::cli
