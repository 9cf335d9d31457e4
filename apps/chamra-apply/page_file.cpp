// SPDX-License-Identifier: Apache-2.0
#include "chamra-apply/page_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/utf8.hpp"
#include "edits/digest.hpp"

namespace chamra::cli {
namespace {

constexpr std::size_t piece_bytes = 65536;

Error not_readable(const std::string& path, const std::string& reason) {
  return {path, 0, "not readable (" + reason + "); skipped"};
}

Error changed_meanwhile(const std::string& path) {
  return {path, 0, "was changed while it was read; left alone, run this again"};
}

bool same_time(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

}  // namespace

Result<PageFile> PageFile::open(const std::string& path) {
  // A pipe must not make the run wait for a writer.
  PageFile page(Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)), path);
  if (page.file_.get() < 0) return not_readable(path, system_reason(errno));
  struct stat facts {};
  if (::fstat(page.file_.get(), &facts) != 0 || !S_ISREG(facts.st_mode))
    return not_readable(path, "not a regular file");
  page.changed_ = facts.st_mtim;
  if (auto outcome = page.look_at_all(); !outcome) return outcome.error();
  return page;
}

Result<std::size_t> PageFile::read_at(std::uint64_t at, std::span<char> room) const {
  for (;;) {
    const ssize_t count = ::pread(file_.get(), room.data(), room.size(), static_cast<off_t>(at));
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) return not_readable(path_, system_reason(errno));
  }
}

Outcome PageFile::look_at_all() {
  Sha256 digest;
  std::array<char, piece_bytes> room{};
  for (;;) {
    const auto count = read_at(state_.bytes, room);
    if (!count) return count.error();
    if (*count == 0) break;
    digest.update({room.data(), *count});
    state_.bytes += *count;
  }
  state_.sha256 = digest.hex();
  return Done{};
}

bool PageFile::holds(ByteSpan span, std::string_view bytes) const {
  if (span.end < span.begin || span.size() != bytes.size() || span.end > state_.bytes) return false;
  std::array<char, piece_bytes> room{};
  for (std::uint64_t at = span.begin; at < span.end;) {
    const std::size_t wanted = std::min<std::uint64_t>(span.end - at, room.size());
    const auto count = read_at(at, std::span(room).first(wanted));
    if (!count || *count == 0) return false;
    if (bytes.substr(at - span.begin, *count) != std::string_view(room.data(), *count))
      return false;
    at += *count;
  }
  return true;
}

bool PageFile::parts_letter(std::uint64_t at) const {
  constexpr std::uint64_t longest = 4;  // bytes of a letter
  const std::uint64_t from = at - std::min(at, longest - 1);
  std::array<char, 2 * longest> room{};
  const auto count = read_at(from, room);
  const std::string_view bytes(room.data(), count ? *count : 0);
  for (std::uint64_t start = from; start < at && start - from < bytes.size(); ++start) {
    const Utf8Step step = decode_utf8_step(bytes, start - from);
    if (step.valid && start + step.bytes > at) return true;
  }
  return false;
}

/// One pass over the file: what is read and what is written are digested side by side.
class PageFile::Copy {
 public:
  Copy(const PageFile& page, const Write& write) : page_(page), write_(write) {}

  /// Bytes up to `end` as they are, or past them.
  Outcome up_to(std::uint64_t end, bool as_they_are) {
    while (at_ < end) {
      const std::size_t wanted = std::min<std::uint64_t>(end - at_, room_.size());
      const auto count = page_.read_at(at_, std::span(room_).first(wanted));
      if (!count) return count.error();
      if (*count == 0) return changed_meanwhile(page_.path());
      const std::string_view bytes(room_.data(), *count);
      read_.update(bytes);
      at_ += *count;
      if (!as_they_are) continue;
      if (auto outcome = put(bytes); !outcome) return outcome;
    }
    return Done{};
  }
  Outcome put(std::string_view bytes) {
    written_.update(bytes);
    new_bytes_ += bytes.size();
    return write_(bytes);
  }
  Result<FileState> state() {
    if (read_.hex() != page_.state().sha256) return changed_meanwhile(page_.path());
    return FileState{new_bytes_, written_.hex()};
  }

 private:
  const PageFile& page_;
  const Write& write_;
  std::array<char, piece_bytes> room_{};
  std::uint64_t at_ = 0, new_bytes_ = 0;
  Sha256 read_, written_;
};

Result<FileState> PageFile::copy(std::span<const Change> changes, const Write& write) const {
  Copy copy(*this, write);
  for (const Change& change : changes) {
    if (!holds(change.span, change.before)) return changed_meanwhile(path_);
    if (auto outcome = copy.up_to(change.span.begin, true); !outcome) return outcome.error();
    if (auto outcome = copy.up_to(change.span.end, false); !outcome) return outcome.error();
    if (auto outcome = copy.put(change.after); !outcome) return outcome.error();
  }
  if (auto outcome = copy.up_to(state_.bytes, true); !outcome) return outcome.error();
  return copy.state();
}

bool PageFile::is_unchanged() const {
  struct stat opened {};
  struct stat named {};
  return ::fstat(file_.get(), &opened) == 0 && ::stat(path_.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev &&
         static_cast<std::uint64_t>(opened.st_size) == state_.bytes &&
         same_time(opened.st_mtim, changed_);
}

}  // namespace chamra::cli
