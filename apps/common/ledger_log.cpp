// SPDX-License-Identifier: Apache-2.0
#include "common/ledger_log.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <utility>

#include "base/mapped_file.hpp"
#include "ledger/ledger_file.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

Error in_use(const std::string& path) {
  return {path, 0, "another run is writing it; wait until it has ended, then run this again"};
}

bool is_regular(int file) {
  struct stat facts {};
  return ::fstat(file, &facts) == 0 && S_ISREG(facts.st_mode);
}

std::string digest_of(const LedgerEvent& event) {
  Sha256 digest;
  for (const Change& change : event.changes) digest.update(change_line(event.file, change));
  digest.update(event_end_line(event));
  return digest.hex();
}

}  // namespace

Result<LedgerLog> LedgerLog::open(const std::string& path, std::string tool, Remember what) {
  LedgerLog log(path, std::move(tool), what);
  if (auto outcome = log.open_old(); !outcome) return outcome.error();
  return log;
}

Outcome LedgerLog::open_old() {
  struct stat facts {};
  const bool known = ::lstat(path_.c_str(), &facts) == 0;
  // Nobody has named it: it must not lead out of the folder.
  if (known && S_ISLNK(facts.st_mode) && fs::path(path_).filename() == ledger_name)
    return Error{path_, 0, "is a link; remove it, or name the ledger itself with --ledger"};
  if (known && ::stat(path_.c_str(), &facts) == 0 && S_ISFIFO(facts.st_mode))
    return Error{path_, 0, "is a pipe; a ledger is kept in a file, name another with --ledger"};
  file_ = Descriptor(::open(path_.c_str(), O_RDWR | O_CLOEXEC));
  if (file_.get() < 0 && errno == ENOENT) return Done{};
  if (file_.get() < 0)
    return Error{path_, 0,
                 "ledger not usable (" + system_reason(errno) + "); name another with --ledger"};
  if (!is_regular(file_.get())) return Done{};
  if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) return in_use(path_);
  return read();
}

Outcome LedgerLog::read() {
  const auto bytes = MappedFile::open(path_);
  if (!bytes) return bytes.error();
  const auto whole_bytes = read_ledger(bytes->text(), path_, [this](LedgerEvent event) {
    last_[event.file] = digest_of(event);
    learn(std::move(event));
  });
  if (!whole_bytes) return whole_bytes.error();
  whole_bytes_ = *whole_bytes;
  return Done{};
}

void LedgerLog::learn(LedgerEvent event) {
  if (remember_ == Remember::LastEvents) return;
  const auto [found, is_new] = histories_.try_emplace(event.file);
  if (is_new) files_.push_back(event.file);
  for (const Change& change : event.changes) made_[change.id].insert(event.file);
  found->second.add(std::move(event));
}

const History& LedgerLog::history(const std::string& file) const {
  static const History nothing;
  const auto found = histories_.find(file);
  return found == histories_.end() ? nothing : found->second;
}

bool LedgerLog::knows(const std::string& id, const std::string& file) const {
  const auto found = made_.find(id);
  return found != made_.end() && found->second.contains(file);
}

/// The ledger is made only when there is something to put into it.
Outcome LedgerLog::open_new() {
  if (file_.get() < 0) {
    file_ = Descriptor(::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file_.get() < 0 && errno == EEXIST) return in_use(path_);
    if (file_.get() < 0)
      return Error{path_, 0, "ledger not written (" + system_reason(errno) + ")"};
    if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) return in_use(path_);
  }
  auto lines = Output::behind(std::move(file_), path_, whole_bytes_);
  if (!lines) return lines.error();
  lines_.emplace(std::move(*lines));
  return whole_bytes_ > 0 ? Outcome(Done{}) : lines_->write(ledger_header_line(tool_));
}

void LedgerLog::begin(const std::string& file) {
  open_ = {file, tool_, {}, {}, {}};
  places_ = {};
  mark_.reset();
  open_lines_ = Sha256();
}

Outcome LedgerLog::open_event() {
  if (mark_) return Done{};
  if (!lines_)
    if (auto outcome = open_new(); !outcome) return outcome;
  mark_ = lines_->mark();
  return Done{};
}

Outcome LedgerLog::add(Change change) {
  if (auto outcome = open_event(); !outcome) return outcome;
  places_.give(change);
  return write(change_line(open_.file, change));
}

Outcome LedgerLog::write(const std::string& line) {
  open_lines_.update(line);
  return lines_->write(line);
}

Outcome LedgerLog::end(const FileState& old_state, const FileState& new_state) {
  if (!mark_) return Done{};
  open_.old_state = old_state;
  open_.new_state = new_state;
  if (auto outcome = write(event_end_line(open_)); !outcome) return outcome;
  std::string digest = open_lines_.hex();
  std::string& last = last_[open_.file];
  if (last == digest) {
    lines_->roll_back(*mark_);
    return Done{};
  }
  last = std::move(digest);
  return lines_->sync();
}

void LedgerLog::take_back() {
  if (!mark_) return;
  lines_->roll_back(*mark_);
  last_.erase(open_.file);
}

Outcome LedgerLog::append(LedgerEvent event) {
  begin(event.file);
  Outcome outcome = Done{};
  for (const Change& change : event.changes)
    if (outcome) outcome = add(change);
  if (outcome) outcome = end(event.old_state, event.new_state);
  if (!outcome) take_back();
  if (outcome) learn(std::move(event));
  return outcome;
}

}  // namespace chamra::cli
