// SPDX-License-Identifier: Apache-2.0
// What earlier runs into an output folder finished, so that a killed batch goes on where it was.
//
// OUT/.chamra-state.jsonl has a line for each file that is whole and in place:
//   {"file":...,"input_sha256":...,"output_sha256":...,"corrections_sha256":...,"fingerprint":...,"options":...}
// It is only ever appended to, after the file it tells of has its name; a torn last line is
// dropped. A line that has nothing but a file and its SHA-256 stands there before: whatever is in
// the folder and has no line was put there by somebody else.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.hpp"
#include "base/result.hpp"
#include "common/folder_lock.hpp"
#include "common/input.hpp"
#include "common/output.hpp"

namespace chamra::cli {

/// What must be the same for old work to count.
struct WorkKey {
  std::string fingerprint, options;
};

/// SHA-256 of one page before and after, and of its lines in the corrections file (empty without
/// one).
struct FinishedWork {
  std::string input_sha256, output_sha256, corrections_sha256;
};

class ResumeState {
 public:
  /// Locks the folder against another run. `resume`: old work counts; else it is forgotten.
  static Result<ResumeState> open(const std::string& folder, WorkKey key, bool resume);

  /// What became of a page that an earlier run made from the same bytes.
  enum class Standing { Gone, Whole, Changed };
  struct Finished {
    Standing standing = Standing::Gone;
    const FinishedWork* work = nullptr;  // in this object; nothing where it is gone
  };
  [[nodiscard]] Finished finished(const Input& input) const;
  /// What stands where the page is to be written: nothing, or what a run left there or can write
  /// again; what has become of that; or what no run has written.
  enum class Present { Ours, Changed, Foreign };
  [[nodiscard]] Present present(const Input& input) const;
  /// Drops what does not count any more and goes on after `finished`, in their order.
  Outcome restart_with(const std::vector<const Input*>& finished);
  Outcome add(const Input& input, const FinishedWork& work);
  /// Before the page gets its name.
  Outcome announce(const Input& input, const std::string& output_sha256);

 private:
  ResumeState(std::string folder, WorkKey key, FolderLock lock)
      : folder_(std::move(folder)), key_(std::move(key)), lock_(std::move(lock)) {}
  [[nodiscard]] std::string path() const;
  [[nodiscard]] std::string line_of(const std::string& file, const FinishedWork& work) const;
  void read(std::string_view text, bool resume);
  [[nodiscard]] std::string output_sha256(const Input& input) const;

  std::string folder_;
  WorkKey key_;
  FolderLock lock_;
  std::map<std::string, FinishedWork> work_;
  std::map<std::string, std::set<std::string>> outputs_;  // SHA-256 of what runs wrote, by file
  std::optional<Output> lines_;
};

/// The lines of earlier corrections files, file by file; only groups with their closing line count.
class OldCorrections {
 public:
  /// What cannot be read or was made under another header counts as nothing.
  void read(const std::string& path, const std::string& header);
  /// All lines of a file, closing line included, by their digest; empty when there are none. Points
  /// into this object.
  [[nodiscard]] std::string_view lines_of(const std::string& corrections_sha256) const;

 private:
  std::vector<MappedFile> files_;
  std::map<std::string, std::string_view> groups_;  // by digest
};

}  // namespace chamra::cli
