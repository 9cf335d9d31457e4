// SPDX-License-Identifier: Apache-2.0
// Edits of many files written as one list: lines for people, or the corrections format.
#pragma once

#include <optional>
#include <string>

#include "common/common_options.hpp"
#include "common/console.hpp"
#include "common/input.hpp"
#include "common/output.hpp"
#include "edits/edit_file.hpp"

namespace chamra::cli {

/// A list of edits that goes to standard output (path ""), to a device or pipe as it is, or to a
/// file that takes its name only when whole.
class Listing {
 public:
  /// `in_place`: the file is written under its own name from the start, so that nothing in it is
  /// ever lost.
  static Result<Listing> open(const std::string& path, Format format, bool in_place = false);

  Outcome begin(const CorrectionsHeader& header);
  Outcome add(const Input& input, const Edit& edit);
  Outcome end(const FileEnd& end);
  /// SHA-256 of what add() and end() wrote since the last call.
  [[nodiscard]] std::string take_digest();
  /// Lines as they are: an earlier run wrote them, or they are not in a format of this list.
  Outcome add_text(std::string_view lines);
  /// Everything so far is with the reader, or on the disk.
  Outcome sync() { return output().sync(); }
  Outcome flush() { return output().flush(); }
  /// Gives a file its name; nothing else may follow.
  Outcome close();

  [[nodiscard]] std::uint64_t mark() { return output().mark(); }
  void roll_back(std::uint64_t mark) { output().roll_back(mark); }
  [[nodiscard]] bool closed() { return output().closed(); }

 private:
  Listing(std::optional<SafeFile> file, std::optional<Output> stream, Format format);
  Output& output() { return file_ ? file_->output() : *stream_; }

  std::optional<SafeFile> file_;
  std::optional<Output> stream_;
  Outcome write(const std::string& lines);

  Format format_;
  bool colour_;
  Sha256 digest_;
};

}  // namespace chamra::cli
