// SPDX-License-Identifier: Apache-2.0
// Pages given together are one book: what they teach about themselves in a first pass.
#pragma once

#include <vector>

#include "common/console.hpp"
#include "common/input.hpp"
#include "common/pipeline.hpp"
#include "correct/corrector.hpp"
#include "learn/lessons.hpp"

namespace chamra::cli {

/// Longer books are known well enough from their first pages: bounds time and memory.
inline constexpr std::size_t most_own_letters = 4'000'000;

/// Reads the pages as they are mended by `knowledge`; standard input and pipes are passed over.
/// Trouble with a page is told on `console`, and the rest read; who corrects the pages afterwards,
/// and so comes upon it again, gives a silent one.
[[nodiscard]] Lessons read_own_pages(const std::vector<Input>& inputs, const Knowledge& knowledge,
                                     const CorrectOptions& correct, const PipelineOptions& pipeline,
                                     Console& console);

}  // namespace chamra::cli
