// SPDX-License-Identifier: Apache-2.0
#include "common/output.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <filesystem>

#include "base/write_file.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t held_bytes = std::size_t{64} * 1024;

Error not_written(const std::string& name, int number) {
  return {name, 0, "not written (" + system_reason(number) + ")"};
}

bool is_still(int file, const std::string& path) {
  struct stat open_facts {};
  struct stat named_facts {};
  return ::fstat(file, &open_facts) == 0 && ::lstat(path.c_str(), &named_facts) == 0 &&
         open_facts.st_ino == named_facts.st_ino && open_facts.st_dev == named_facts.st_dev;
}

/// Locked and empty. EWOULDBLOCK in errno when another run holds it.
Descriptor open_locked(const std::string& path) {
  for (;;) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.get() < 0 || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return {};
    // Between open and lock the other run may have renamed it away.
    if (!is_still(file.get(), path)) continue;
    if (::ftruncate(file.get(), 0) != 0) return {};
    return file;
  }
}

Error no_temporary(const std::string& target, int number) {
  if (number == EWOULDBLOCK) return {target, 0, "another run is writing it; skipped"};
  return not_written(target, number);
}

void take_over(int file, const FileFacts& facts) {
  // Only root may give files away; for others the file simply stays theirs.
  if (facts.owner && facts.group && ::fchown(file, *facts.owner, *facts.group) != 0) errno = 0;
  ::fchmod(file, facts.mode);
}

}  // namespace

Output Output::standard_output() {
  return {Descriptor(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0)), "standard output"};
}

Result<Output> Output::open(const std::string& path, std::uint64_t keep) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
  if (file.get() < 0) return not_written(path, errno);
  return behind(std::move(file), path, keep);
}

Result<Output> Output::behind(Descriptor file, const std::string& path, std::uint64_t keep) {
  struct stat facts {};
  if (::fstat(file.get(), &facts) == 0 && S_ISREG(facts.st_mode)) {
    const auto size = static_cast<off_t>(keep);
    if (::ftruncate(file.get(), size) != 0 || ::lseek(file.get(), size, SEEK_SET) < 0)
      return not_written(path, errno);
  }
  Output output(std::move(file), path);
  output.written_ = keep;
  return output;
}

Outcome Output::write(std::string_view bytes) {
  if (failure_ != 0) return not_written(name_, failure_);
  held_ += bytes;
  return held_.size() < held_bytes ? Outcome(Done{}) : flush();
}

Outcome Output::flush() {
  if (failure_ != 0) return not_written(name_, failure_);
  std::string_view left = held_;
  const int failure = write_all(file_.get(), left);
  if (failure == EPIPE) {
    closed_ = true;
    left = {};
  } else {
    failure_ = failure;
  }
  written_ += held_.size() - left.size();
  held_.erase(0, held_.size() - left.size());
  return failure_ == 0 ? Outcome(Done{}) : not_written(name_, failure_);
}

Outcome Output::sync() {
  if (auto outcome = flush(); !outcome) return outcome;
  const int failure = sync_file(file_.get());
  return failure == 0 ? Outcome(Done{}) : not_written(name_, failure);
}

void Output::roll_back(std::uint64_t mark) {
  failure_ = 0;
  if (mark >= written_) {
    held_.resize(mark - written_);
    return;
  }
  held_.clear();
  const auto size = static_cast<off_t>(mark);
  if (::ftruncate(file_.get(), size) == 0 && ::lseek(file_.get(), size, SEEK_SET) == size)
    written_ = mark;
}

std::string temporary_for(const std::string& target) {
  // A name of fixed length: the target's own may already be the longest allowed.
  return (fs::path(target).parent_path() / (".chamra-" + sha256_hex(target).substr(0, 16) + ".tmp"))
      .string();
}

FileFacts facts_of(const std::string& path, bool keep_owner) {
  FileFacts facts;
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) return facts;
  facts.mode = found.st_mode & 07777U;
  if (keep_owner) {
    facts.owner = found.st_uid;
    facts.group = found.st_gid;
  }
  return facts;
}

Result<SafeFile> SafeFile::create(const std::string& target, const FileFacts& facts) {
  std::error_code failure;
  const fs::path folder = fs::path(target).parent_path();
  if (!folder.empty()) fs::create_directories(folder, failure);
  if (failure) return not_written(target, failure.value());
  if (fs::is_directory(target, failure)) return not_written(target, EISDIR);
  const std::string temporary = temporary_for(target);
  Descriptor file = open_locked(temporary);
  if (file.get() < 0) return no_temporary(target, errno);
  take_over(file.get(), facts);
  return SafeFile(Output(std::move(file), target), temporary, target);
}

Outcome SafeFile::commit() {
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) return not_written(target_, errno);
  temporary_.clear();
  return Done{};
}

SafeFile::~SafeFile() {
  // A moved-from string is empty in practice; the descriptor tells for sure.
  if (!temporary_.empty() && output_.fd() >= 0) ::unlink(temporary_.c_str());
}

void ignore_write_signals() {
  // Reading from the one and writing to the others fails, as it would have.
  for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(file, F_GETFD) < 0)
      static_cast<void>(::open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace chamra::cli
