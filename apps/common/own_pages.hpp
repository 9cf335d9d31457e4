// SPDX-License-Identifier: Apache-2.0
// Pages given together are one book: what they teach about themselves in a first pass.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "common/input.hpp"
#include "common/pipeline.hpp"
#include "correct/corrector.hpp"
#include "learn/lessons.hpp"

namespace chamra::cli {

/// Longer books are known well enough from their first pages: bounds time and memory.
inline constexpr std::size_t most_own_bytes = 12'000'000;

/// What is done about a page that could not be read, or not to its end.
using PageFailed = std::function<void(const Input&, const Error&)>;

/// `read`: the names of the pages that count, the last perhaps not to its end.
struct OwnPages {
  Lessons lessons;
  std::set<std::string> read;
};

/// Reads the pages as they are mended by `knowledge`, where what the lattice prefers clearly counts
/// as mended, whatever its confidence; standard input and pipes are passed over. After a page that
/// fails, the rest is read; it does not count.
[[nodiscard]] OwnPages read_own_pages(const std::vector<Input>& inputs, const Knowledge& knowledge,
                                      CorrectOptions correct, const PipelineOptions& pipeline,
                                      const PageFailed& failed);

}  // namespace chamra::cli
