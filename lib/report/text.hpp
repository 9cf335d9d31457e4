// SPDX-License-Identifier: Apache-2.0
// Corrections for the eyes of a person at a terminal. The format for programs is
// edits/edit_file.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "edits/edit.hpp"

namespace chamra {

/// `bytes` with everything that a terminal would obey or hide spelt out: control and bidirectional
/// characters, invisible letters as \u{202E}, bytes that are not UTF-8 as \x{FF}, line ends as \n.
[[nodiscard]] std::string visible(std::string_view bytes);

/// FILE:LINE:COLUMN: reason: "span" confidence      a suspicion
/// FILE:LINE:COLUMN: reason: "span" ("other"? "other"?) confidence      one with candidates
/// FILE:LINE:COLUMN: reason: "span" -> "after" confidence
/// Line feed included. `colour`: with terminal escapes.
[[nodiscard]] std::string text_line(std::string_view file, const Edit& edit, bool colour);

/// What a run did, counted edit by edit.
struct Summary {
  std::uint64_t files = 0;
  std::array<std::uint64_t, reason_count> changed{}, proposed{};

  void count(const Edit& edit);
  [[nodiscard]] std::uint64_t all_changed() const;
  [[nodiscard]] std::uint64_t all_proposed() const;
};

/// Seconds a reviewer needs for one proposal: read it, see its line, press a key.
inline constexpr std::uint64_t review_seconds = 6;

/// One line for all, then one for each reason that occurred; about how long a review of the
/// proposals takes.
[[nodiscard]] std::string summary_text(std::string_view tool, const Summary& summary);

}  // namespace chamra
