// SPDX-License-Identifier: Apache-2.0
// A page on the disk, read in pieces however large it is: what it is, what stands where, and its
// bytes with some of them changed.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "common/byte_source.hpp"
#include "ledger/event.hpp"

namespace chamra::cli {

class PageFile {
 public:
  /// Reads it once for its state. Errors: not readable, not a regular file.
  static Result<PageFile> open(const std::string& path);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const FileState& state() const { return state_; }
  /// Whether these bytes stand at `span`; false also when they cannot be read.
  [[nodiscard]] bool holds(ByteSpan span, std::string_view bytes) const;
  /// Whether a letter of UTF-8 begins before byte `at` and ends behind it.
  [[nodiscard]] bool parts_letter(std::uint64_t at) const;

  /// All bytes to `write`, with the `after` of each change in place of its `before`; gives the
  /// state of what was written. Errors: those of `write`; other bytes than there were when it was
  /// opened, or than a change expects.
  using Write = std::function<Outcome(std::string_view bytes)>;
  Result<FileState> copy(std::span<const Change> changes, const Write& write) const;

  /// Whether its path still leads to it, and nobody has written to it since it was opened.
  [[nodiscard]] bool is_unchanged() const;

 private:
  class Copy;
  PageFile(Descriptor file, std::string path) : file_(std::move(file)), path_(std::move(path)) {}
  Result<std::size_t> read_at(std::uint64_t at, std::span<char> room) const;
  Outcome look_at_all();

  Descriptor file_;
  std::string path_;
  FileState state_;
  timespec changed_{};
};

}  // namespace chamra::cli
