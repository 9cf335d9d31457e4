// SPDX-License-Identifier: Apache-2.0
// A file of named sections, made to be mapped: every section starts on an 8-byte boundary, native
// byte order.
//
//   "CHAMRA01" | u64 count | count x { char name[8], u64 offset, u64 bytes } | sections
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.hpp"

namespace chamra {

class ContainerWriter;

class Container {
 public:
  /// Errors: not readable; not such a file or cut short.
  static Result<Container> open(const std::string& path);
  /// The same from memory: what a ContainerWriter gave.
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
  [[nodiscard]] std::span<const std::byte> bytes() const;

  MappedFile file_;
  std::vector<std::uint64_t> memory_;  // aligned as a mapping is
};

class ContainerWriter {
 public:
  template <class T>
  void add(std::string_view name, const std::vector<T>& values) {
    sections_.push_back(
        {std::string(name),
         std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T))});
  }
  [[nodiscard]] std::string bytes() const;

 private:
  struct Section {
    std::string name, bytes;
  };
  std::vector<Section> sections_;
};

}  // namespace chamra
