// SPDX-License-Identifier: Apache-2.0
// A file of named sections, made to be mapped: every section starts on a boundary of 32 bytes,
// native byte order.
//
//   "CHAMRA02" | u64 count | count x { char name[8], u64 offset, u64 bytes } | sections
#pragma once

#include <cassert>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/mapped_file.hpp"

namespace chamra {

/// One section, with what keeps its bytes in memory.
struct ContainerSection {
  std::string name;
  std::span<const std::byte> bytes;
  std::shared_ptr<const void> values;
};

class ContainerWriter;

class Container {
 public:
  /// Errors: not readable; not such a file or cut short.
  static Result<Container> open(const std::string& path);
  /// The same from memory: what a ContainerWriter holds, which is shared, not copied.
  static Container from(const ContainerWriter& writer);

  /// Empty when there is no such section. Points into the mapping, and stays when this is moved.
  [[nodiscard]] std::span<const std::byte> section(std::string_view name) const;

  /// The section as an array; empty when its size is no multiple of T's.
  template <class T>
  [[nodiscard]] std::span<const T> array(std::string_view name) const {
    const auto bytes = section(name);
    if (bytes.size() % sizeof(T) != 0) return {};
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }

 private:
  MappedFile file_;
  std::vector<ContainerSection> sections_;  // where there is no file
};

class ContainerWriter {
 public:
  /// Values that are moved here are never copied. A name has eight bytes at most.
  template <class T>
  void add(std::string_view name, std::vector<T> values) {
    assert(name.size() <= 8);
    auto kept = std::make_shared<const std::vector<T>>(std::move(values));
    const auto bytes = std::as_bytes(std::span(*kept));
    sections_.push_back({std::string(name), bytes, std::move(kept)});
  }
  /// Of the whole file.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::string bytes() const;
  /// Writes the file to `out`, which has that size and holds zeros.
  void copy_to(std::span<std::byte> out) const;

 private:
  friend Container;
  std::vector<ContainerSection> sections_;
};

}  // namespace chamra
