// SPDX-License-Identifier: Apache-2.0
// A ledger on the disk: what it says of each file, and what is added to it.
//
// The order that a kill at any moment cannot spoil: the new file lies ready under its temporary
// name -> the event is in the ledger and on the disk -> the new file takes its name. A kill in
// between leaves an event that never came to pass; the next run knows it by the file's SHA-256, and
// does not write it a second time when it does the same work again.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/output.hpp"
#include "ledger/history.hpp"

namespace chamra::cli {

/// What is kept in memory of a ledger: all of it, or only what it takes to append to it.
enum class Remember : std::uint8_t { Histories, LastEvents };

class LedgerLog {
 public:
  /// Reads what is there and keeps other runs away from it; nothing is written yet. What is no
  /// regular file is only written to. Errors: not readable, not a ledger, damaged, in use.
  static Result<LedgerLog> open(const std::string& path, std::string tool,
                                Remember what = Remember::Histories);

  /// In the order of their first event.
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }
  /// Knows nothing of a file that never was written.
  [[nodiscard]] const History& history(const std::string& file) const;
  /// Whether a correction of that id was ever made, anywhere or in `file`.
  [[nodiscard]] bool knows(const std::string& id) const { return made_.contains(id); }
  [[nodiscard]] bool knows(const std::string& id, const std::string& file) const;

  /// A whole event, to the disk. Errors: not written; then the ledger is as it was.
  Outcome append(LedgerEvent event);
  /// An event piece by piece, for files too large to hold their changes: begin, add..., then end
  /// (to the disk) or take_back. Histories do not learn of it.
  void begin(const std::string& file);
  Outcome add(Change change);
  Outcome end(const FileState& old_state, const FileState& new_state);
  /// Forgets what came since the last begin or append: the file did not get its new bytes.
  void take_back();

 private:
  LedgerLog(std::string path, std::string tool, Remember what)
      : path_(std::move(path)), tool_(std::move(tool)), remember_(what) {}
  Outcome open_old();
  Outcome open_new();
  Outcome open_event();
  Outcome read();
  void learn(LedgerEvent event);

  Outcome write(const std::string& line);

  std::string path_, tool_;
  Remember remember_;
  Descriptor file_;  // until the first event is written
  std::uint64_t whole_bytes_ = 0;
  std::optional<Output> lines_;
  std::optional<std::uint64_t> mark_;  // where the open event begins, once it has a change
  LedgerEvent open_;                   // its changes are not kept
  Sha256 open_lines_;
  NewPlaces places_;

  std::vector<std::string> files_;
  std::map<std::string, History> histories_;
  // SHA-256 of the lines of each file's last event, whether it came to pass or not.
  std::map<std::string, std::string> last_;
  std::map<std::string, std::set<std::string>> made_;  // files by id
};

}  // namespace chamra::cli
