// SPDX-License-Identifier: Apache-2.0
// What was done to files: one event each time a file was written anew.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace chamra {

enum class Action : std::uint8_t { Apply, Undo };
[[nodiscard]] std::string_view name_of(Action action);

/// `span` in the file before, `new_span` in the file after; `before` and `after` are the bytes
/// there. Of an undo, `id` names the correction taken back and `after` is what had stood there.
struct Change {
  Action action = Action::Apply;
  std::string id;
  ByteSpan span, new_span;
  std::string before, after;
};

/// A file's size in bytes, and SHA-256 in hex.
struct FileState {
  std::uint64_t bytes = 0;
  std::string sha256;
  friend bool operator==(const FileState&, const FileState&) = default;
};

/// `old_state` became `new_state` by `changes`, which are in order and do not overlap. `file` is
/// relative to the folder that the ledger is of; `tool` is the program that did it.
struct LedgerEvent {
  std::string file, tool;
  FileState old_state, new_state;
  std::vector<Change> changes;
};

/// Gives each change its place in the new file, from the places in the old one.
class NewPlaces {
 public:
  /// Changes must come in order.
  void give(Change& change);
  /// What a file of that size has become by the changes so far.
  [[nodiscard]] std::uint64_t size_of(std::uint64_t old_bytes) const { return old_bytes + shift_; }

 private:
  std::uint64_t shift_ = 0;  // modulo 2^64, so that it may be negative
};

}  // namespace chamra
