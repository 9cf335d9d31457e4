// SPDX-License-Identifier: Apache-2.0
// Where results go, so that a full disk is told and nothing half-written takes the place of
// something whole.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "common/byte_source.hpp"

namespace chamra::cli {

/// Bytes to a descriptor; short writes are continued, failures told. SIGPIPE and SIGXFSZ must be
/// ignored (see ignore_write_signals).
class Output {
 public:
  Output(Descriptor file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}

  static Output standard_output();
  /// Created or emptied in place; for devices and pipes too. `keep`: what lies in the first bytes
  /// stays.
  static Result<Output> open(const std::string& path, std::uint64_t keep = 0);
  /// The same of a file that is open for writing already.
  static Result<Output> behind(Descriptor file, const std::string& path, std::uint64_t keep);

  /// Held back up to some kilobytes. Errors: not written, with the system's reason; then nothing is
  /// written any more until it is rolled back.
  Outcome write(std::string_view bytes);
  Outcome flush();
  /// Also waits until the bytes are on the disk, where that means something.
  Outcome sync();

  /// Forgets what was written since `mark`, where the file can be cut.
  [[nodiscard]] std::uint64_t mark() const { return written_ + held_.size(); }
  void roll_back(std::uint64_t mark);

  /// Nobody reads any more: no trouble, but no use in going on.
  [[nodiscard]] bool closed() const { return closed_; }
  [[nodiscard]] int fd() const { return file_.get(); }

 private:
  Descriptor file_;
  std::string name_, held_;
  std::uint64_t written_ = 0;
  int failure_ = 0;  // of the system, for which something is missing
  bool closed_ = false;
};

/// The temporary name that a SafeFile for `target` uses.
[[nodiscard]] std::string temporary_for(const std::string& target);

/// What a new file takes over from the one it stands for.
struct FileFacts {
  mode_t mode = 0644;
  std::optional<uid_t> owner;
  std::optional<gid_t> group;
};

/// Of the file at `path`, its mode and, where `keep_owner`, whom it belongs to; of none, as a new
/// one.
[[nodiscard]] FileFacts facts_of(const std::string& path, bool keep_owner);

/// Written under a temporary name beside its target and put in its place in one step, or not at
/// all. After a kill the next run takes the temporary name over; two runs at once do not (it is
/// locked).
class SafeFile {
 public:
  static Result<SafeFile> create(const std::string& target, const FileFacts& facts);
  SafeFile(SafeFile&&) noexcept = default;
  SafeFile& operator=(SafeFile&&) = delete;
  ~SafeFile();

  /// The bytes before they are in place.
  [[nodiscard]] Output& output() { return output_; }
  /// Into place. Call output().sync() first: after a power cut, a name must not stand for bytes
  /// that never came.
  Outcome commit();

 private:
  SafeFile(Output output, std::string temporary, std::string target)
      : output_(std::move(output)), temporary_(std::move(temporary)), target_(std::move(target)) {}

  Output output_;
  std::string temporary_, target_;
};

/// Of a list or report: none was named, or - was.
[[nodiscard]] inline bool is_standard_output(const std::string& path) {
  return path.empty() || path == "-";
}

/// For the start of a program: trouble with writing is an error like others, and files opened later
/// never take the places of standard streams that the caller has closed.
void ignore_write_signals();

}  // namespace chamra::cli
