// SPDX-License-Identifier: Apache-2.0
#include "base/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace chamra {

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

void MappedFile::swap(MappedFile& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  // A pipe is refused, not waited for.
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return Error{path, 0, std::string("not readable (") + std::strerror(errno) + ")"};
  struct stat facts {};
  const bool regular = ::fstat(file, &facts) == 0 && S_ISREG(facts.st_mode);
  MappedFile mapped;
  if (regular && facts.st_size > 0) {
    mapped.size_ = static_cast<std::size_t>(facts.st_size);
    void* memory = ::mmap(nullptr, mapped.size_, PROT_READ, MAP_SHARED, file, 0);
    if (memory != MAP_FAILED) mapped.data_ = static_cast<const std::byte*>(memory);
  }
  ::close(file);
  if (!regular) return Error{path, 0, "not a regular file"};
  if (facts.st_size > 0 && mapped.data_ == nullptr) {
    mapped.size_ = 0;
    return Error{path, 0, std::string("cannot be mapped (") + std::strerror(errno) + ")"};
  }
  return mapped;
}

}  // namespace chamra
