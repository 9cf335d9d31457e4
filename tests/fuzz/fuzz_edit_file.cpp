// SPDX-License-Identifier: Apache-2.0
// Any text is read or refused; what was read, written and read again is the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "edits/edit_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static_cast<void>(chamra::parse_corrections(text, "fuzz"));
  const auto line = chamra::parse_corrections_line(text);
  if (!line || !std::holds_alternative<chamra::CorrectionRow>(*line)) return 0;
  const auto& row = std::get<chamra::CorrectionRow>(*line);
  const std::string written = chamra::correction_line(row.file, row.edit);
  const auto again = chamra::parse_corrections_line(written);
  if (!again) std::abort();
  const auto& second = std::get<chamra::CorrectionRow>(*again);
  if (chamra::correction_line(second.file, second.edit) != written) std::abort();
  return 0;
}
