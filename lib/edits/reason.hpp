// SPDX-License-Identifier: Apache-2.0
// Why a span is suspected or corrected: the names users filter by.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace chamra {

enum class Reason : std::uint8_t {
  Encoding,
  IllegalSequence,
  ReplacementChar,
  ScriptIntrusion,
  LaoRun,
  SaraAm,
  Misspelling,
  Name,
  RealWord,
  Spacing,
  Repetition,
};
inline constexpr std::size_t reason_count = 11;

/// "encoding", "illegal-sequence", ... as in the corrections format; points into static storage.
[[nodiscard]] std::string_view name_of(Reason reason);
[[nodiscard]] std::optional<Reason> reason_named(std::string_view name);

}  // namespace chamra
