// SPDX-License-Identifier: Apache-2.0
#include "base/write_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

namespace chamra {

int write_all(int file, std::string_view& bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return ENOSPC;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

int sync_file(int file) {
  if (::fsync(file) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP) return 0;
  return errno;
}

bool is_stream(const std::string& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode);
}

std::string through_links(const std::string& path) {
  std::error_code failure;
  if (!std::filesystem::is_symlink(std::filesystem::symlink_status(path, failure))) return path;
  const auto behind = std::filesystem::canonical(path, failure);
  return failure ? path : behind.string();
}

}  // namespace chamra
