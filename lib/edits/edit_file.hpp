// SPDX-License-Identifier: Apache-2.0
// The corrections format, JSON Lines: what every tool of the family writes and reads.
//
//   {"schema":"chamra.corrections/1","tool":"chamra-fix","fingerprint":"..."}
//   {"id":"...","file":"p1.txt","begin":0,"end":9,"line":1,"column":1,"before":"...","after":"...",
//   ...}
//   {"file":"p1.txt","bytes":4711,"sha256":"..."}        after the last correction of p1.txt
//
// No times, no machine names: same input and fingerprint, same bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "edits/edit.hpp"

namespace chamra {

struct CorrectionsHeader {
  std::string tool, fingerprint;
};

/// The file as it was read: size, and SHA-256 in hex.
struct FileEnd {
  std::string file;
  std::uint64_t bytes = 0;
  std::string sha256;
};

struct CorrectionRow {
  std::string file;
  Edit edit;
};

/// Each gives one line, line feed included. Confidences are cut, not rounded, to 4 decimals, so
/// that what is written is at or above a threshold exactly when the edit was.
[[nodiscard]] std::string header_line(const CorrectionsHeader& header);
[[nodiscard]] std::string correction_line(std::string_view file, const Edit& edit);
[[nodiscard]] std::string file_end_line(const FileEnd& end);

using CorrectionsLine = std::variant<CorrectionsHeader, CorrectionRow, FileEnd>;

/// One line, with or without its line feed. Errors: not JSON, a key missing or of the wrong kind,
/// an unknown schema.
Result<CorrectionsLine> parse_corrections_line(std::string_view line);

/// Calls `take` with each line, parsed and as written, in order; empty lines are left out.
///
/// `path` is for messages. Errors: as parse_corrections_line and those of `take`, at their line;
/// the first line is no header.
Outcome for_each_corrections_line(
    std::string_view text, const std::string& path,
    const std::function<Outcome(CorrectionsLine parsed, std::string_view line)>& take);

/// All corrections of one file; `bytes` is 0 and `sha256` empty where the closing line was missing.
struct FileCorrections {
  FileEnd end;
  std::vector<Edit> edits;
};

struct Corrections {
  CorrectionsHeader header;
  std::vector<FileCorrections> files;
};

/// A whole corrections file. Errors: as for_each_corrections_line.
Result<Corrections> parse_corrections(std::string_view text, const std::string& path);

/// One entry a file, in the order first met; its edits by place, and of those with one id only the
/// last, as in corrections that were appended to.
[[nodiscard]] std::vector<FileCorrections> merge_by_file(std::vector<FileCorrections> parts);

}  // namespace chamra
