// SPDX-License-Identifier: Apache-2.0
// Puts corrections into bytes, and takes them out again. Bytes outside the corrections never
// change.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "edits/edit.hpp"

namespace chamra {

/// `bytes` with the `after` of every edit in place of its `before`; edits without `after` are left
/// out.
///
/// `offset`: where `bytes` begins in the file that the spans count from.
/// Errors: an edit outside `bytes`, out of order or overlapping, whose `before` is not what stands
/// there, or that would add or remove a line break or form feed.
Result<std::string> apply_edits(std::string_view bytes, std::span<const Edit> edits,
                                std::uint64_t offset = 0);

/// The edits that turn the result of apply_edits(bytes, edits) back into `bytes`, in the same
/// order.
[[nodiscard]] std::vector<Edit> inverse(std::span<const Edit> edits);

/// Whether `after` has the same line feeds, carriage returns and form feeds, in the same order, as
/// `before`.
[[nodiscard]] bool keeps_line_breaks(const Edit& edit);

}  // namespace chamra
