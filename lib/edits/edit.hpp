// SPDX-License-Identifier: Apache-2.0
// One row of every pipe: a suspicion (no `after`) or a correction, in bytes of the original file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "edits/reason.hpp"

namespace chamra {

enum class Status : std::uint8_t { Proposed, Accepted, Rejected, Applied };
inline constexpr std::size_t status_count = 4;
[[nodiscard]] std::string_view name_of(Status status);
[[nodiscard]] std::optional<Status> status_named(std::string_view name);

/// Another reading; `text` is UTF-8, `confidence` a probability.
struct Alternative {
  std::string text;
  double confidence = 0;
};

/// A figure that a confidence rests on, for those who ask.
struct Witness {
  std::string name;
  double value = 0;
};

/// `before` is the exact bytes at `span` of the original file; `after` is UTF-8. `confidence`:
/// probability that `after` is right, or without `after` that something is wrong. `line` and
/// `column` are 1-based, column in code points.
struct Edit {
  ByteSpan span;
  std::string before;
  std::optional<std::string> after;
  double confidence = 0;
  Reason reason = Reason::Misspelling;
  Status status = Status::Proposed;
  std::vector<Alternative> candidates;
  std::uint64_t line = 1, column = 1;
  std::vector<Witness> evidence;  // empty unless asked for
};

/// Stable name of an edit: 16 hex digits of SHA-256 over file, begin and before. `file` is relative
/// to the folder given.
[[nodiscard]] std::string id_of(std::string_view file, const Edit& edit);

}  // namespace chamra
