// SPDX-License-Identifier: Apache-2.0
#include "common/byte_source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace chamra::cli {
namespace {

constexpr std::size_t read_bytes = 65536;

Error not_readable(const std::string& path, int number) {
  return {path, 0, "not readable (" + system_reason(number) + "); skipped"};
}

/// Waits until `file` has something to read; false when stopped before.
bool wait_for(int file, const StopSignal& stop) {
  std::array<pollfd, 2> waiting = {pollfd{file, POLLIN, 0}, pollfd{stop.fd(), POLLIN, 0}};
  while (::poll(waiting.data(), waiting.size(), -1) < 0 && errno == EINTR) {
  }
  return !stop.stopped();
}

ssize_t read_retrying(int file, char* room, std::size_t size) {
  ssize_t count = ::read(file, room, size);
  while (count < 0 && errno == EINTR) count = ::read(file, room, size);
  return count;
}

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

StopSignal::StopSignal() : event_(::eventfd(0, EFD_CLOEXEC)) {}

void StopSignal::stop() {
  stopped_ = true;
  ::eventfd_write(event_.get(), 1);
}

Result<ByteSource> ByteSource::open(const Input& input, const std::string& encoding,
                                    const StopSignal& stop, bool strict) {
  std::optional<Converter> converter;
  if (!encoding.empty()) {
    auto opened = Converter::open(encoding);
    if (!opened) return opened.error();
    converter = std::move(*opened);
    if (strict) converter->be_strict();
  }
  Descriptor file(input.is_standard_input() ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                                            : ::open(input.path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return not_readable(input.path, errno);
  struct stat facts {};
  if (::fstat(file.get(), &facts) == 0 && S_ISDIR(facts.st_mode))
    return not_readable(input.path, EISDIR);
  return ByteSource(std::move(file), input.path, std::move(converter), stop);
}

Result<std::size_t> ByteSource::read_more(std::string& buffer) {
  const std::size_t before = buffer.size();
  // A converter may swallow the start of a letter and give nothing yet.
  while (!ended_ && buffer.size() == before) {
    if (!wait_for(file_.get(), *stop_)) return std::size_t{0};
    std::array<char, read_bytes> room{};
    const ssize_t count = read_retrying(file_.get(), room.data(), room.size());
    if (count < 0) return not_readable(path_, errno);
    ended_ = count == 0;
    const std::string_view bytes(room.data(), static_cast<std::size_t>(count));
    if (converter_) {
      if (!begun_ && !converter_->is_from_utf8() && is_thai_utf8(bytes))
        return Error{path_, 0, "is UTF-8 already; leave out --encoding; skipped"};
      begun_ = true;
      if (!converter_->convert(bytes, ended_, buffer))
        return Error{path_, 0,
                     "has bytes that --encoding does not define, and which would be lost in place; "
                     "mirror it with --output instead; skipped"};
    } else {
      buffer += bytes;
    }
  }
  const std::string_view added = std::string_view(buffer).substr(before);
  digest_.update(added);
  bytes_ += added.size();
  return added.size();
}

std::string sha256_of_file(const std::string& path) {
  // Opening a pipe again would wait for a second writer.
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return {};
  const StopSignal never;
  auto source = ByteSource::open({path, path, path}, "", never);
  if (!source) return {};
  std::string buffer;
  for (;;) {
    buffer.clear();
    const auto count = source->read_more(buffer);
    if (!count) return {};
    if (*count == 0) return source->sha256();
  }
}

}  // namespace chamra::cli
