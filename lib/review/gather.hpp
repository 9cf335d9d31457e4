// SPDX-License-Identifier: Apache-2.0
// A corrections file as reviewers see it: one entry a file, by place, each correction once.
#pragma once

#include <vector>

#include "review/review_file.hpp"

namespace chamra {

/// Files in the order first met, without pages. Of several lines about one place the last counts,
/// as in files that were appended to.
[[nodiscard]] std::vector<ReviewFile> gather(Corrections corrections);

/// Whether every edit reads its `before` in `page`, and the digest, where known, is the page's.
[[nodiscard]] bool is_page_of(const ReviewFile& file, std::string_view page);

}  // namespace chamra
