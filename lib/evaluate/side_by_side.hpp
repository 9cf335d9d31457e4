// SPDX-License-Identifier: Apache-2.0
// Pieces of a page, about a line long, as OCR had them, as corrected and as they should read, with
// what differs marked: for people to look at.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "align/align.hpp"

namespace chamra::evaluate {

/// How letters of a row stand to the truth. Of one cell (base letter and marks) the last named
/// counts. Healed and Broken: by the correction.
enum class Mark : std::uint8_t { Same, Healed, Wrong, Broken };

struct Run {
  std::u32string text;
  Mark mark = Mark::Same;
};

enum class Turn : std::uint8_t { Worse, Better, Left };
inline constexpr std::size_t turn_count = 3;

/// `fixed` is empty where nothing was corrected.
struct ShownLine {
  std::string page;
  std::size_t line = 0;  // of the OCR page, from 1
  Turn turn = Turn::Left;
  std::vector<Run> ocr, fixed, truth;
};

/// Pieces by what the correction did to them.
using ShownLines = std::array<std::vector<ShownLine>, turn_count>;

struct PageReadings {
  std::u32string_view ocr, truth, fixed;
  const Alignment& to_ocr;    // of the truth
  const Alignment& to_fixed;  // of the truth
  bool is_fixed = false;
};

/// The first `limit` pieces of each turn that have or had errors.
[[nodiscard]] ShownLines side_by_side(const PageReadings& page, const std::string& name,
                                      std::size_t limit);

/// Appends, up to `limit` for each turn.
void append(ShownLines& all, ShownLines more, std::size_t limit);

}  // namespace chamra::evaluate
