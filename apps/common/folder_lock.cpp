// SPDX-License-Identifier: Apache-2.0
#include "common/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <filesystem>

namespace chamra::cli {
namespace {

Error not_usable(const std::string& folder, int number) {
  return {folder, 0, "not a usable folder (" + system_reason(number) + ")"};
}

}  // namespace

Result<FolderLock> FolderLock::take(const std::string& folder) {
  Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (file.get() < 0) return not_usable(folder, errno);
  if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0) return FolderLock(std::move(file));
  if (errno != EWOULDBLOCK) return not_usable(folder, errno);
  return Error{folder, 0,
               "another run is writing there; wait until it has ended, then run this again"};
}

Result<FolderLock> take_new_folder(const std::string& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) return not_usable(folder, failure.value());
  return FolderLock::take(folder);
}

}  // namespace chamra::cli
