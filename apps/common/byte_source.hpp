// SPDX-License-Identifier: Apache-2.0
// The bytes of one input as UTF-8, read piece by piece, with what a record needs to name them
// again.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/result.hpp"
#include "common/encoding.hpp"
#include "common/input.hpp"
#include "edits/digest.hpp"

namespace chamra::cli {

/// A file descriptor that is closed with its owner. Movable.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor();
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_ = -1;
};

/// Lets another thread end a read that waits for a pipe.
class StopSignal {
 public:
  StopSignal();
  void stop();
  [[nodiscard]] bool stopped() const { return stopped_; }
  [[nodiscard]] int fd() const { return event_.get(); }

 private:
  std::atomic<bool> stopped_ = false;
  Descriptor event_;
};

class ByteSource {
 public:
  /// `encoding`: empty for UTF-8. `strict`: what it does not define is an error. Errors: not
  /// readable, a folder, an unknown encoding.
  static Result<ByteSource> open(const Input& input, const std::string& encoding,
                                 const StopSignal& stop, bool strict = false);

  /// Appends some bytes to `buffer` and gives how many; 0 at the end or when stopped. Errors:
  /// reading failed.
  Result<std::size_t> read_more(std::string& buffer);

  /// Of the bytes given out so far.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  /// SHA-256 of all bytes given out; only once.
  [[nodiscard]] std::string sha256() { return digest_.hex(); }

 private:
  ByteSource(Descriptor file, std::string path, std::optional<Converter> converter,
             const StopSignal& stop)
      : file_(std::move(file)),
        path_(std::move(path)),
        converter_(std::move(converter)),
        stop_(&stop) {}

  Descriptor file_;
  std::string path_;
  std::optional<Converter> converter_;
  const StopSignal* stop_;
  Sha256 digest_;
  std::uint64_t bytes_ = 0;
  bool begun_ = false, ended_ = false;
};

/// SHA-256 of a whole file as it lies there; empty when it cannot be read or is not a regular file.
[[nodiscard]] std::string sha256_of_file(const std::string& path);

}  // namespace chamra::cli
