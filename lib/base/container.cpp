// SPDX-License-Identifier: Apache-2.0
#include "base/container.hpp"

#include <array>
#include <cstdint>

namespace chamra {
namespace {

constexpr std::string_view magic = "CHAMRA01";

struct Entry {
  std::array<char, 8> name;
  std::uint64_t offset, bytes;
};
static_assert(sizeof(Entry) == 24);

std::size_t rounded(std::size_t bytes) { return (bytes + 7) / 8 * 8; }

bool is_named(const Entry& entry, std::string_view name) {
  return std::string_view(entry.name.data(), ::strnlen(entry.name.data(), entry.name.size())) ==
         name;
}

std::span<const Entry> entries_of(std::span<const std::byte> bytes) {
  std::uint64_t count = 0;
  if (bytes.size() < 16 || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0) return {};
  std::memcpy(&count, bytes.data() + 8, sizeof count);
  if (count > 64 || 16 + count * sizeof(Entry) > bytes.size()) return {};
  return {reinterpret_cast<const Entry*>(bytes.data() + 16), count};
}

bool fits(const Entry& entry, std::size_t size) {
  return entry.offset % 8 == 0 && entry.offset <= size && entry.bytes <= size - entry.offset;
}

}  // namespace

Result<Container> Container::open(const std::string& path) {
  auto file = MappedFile::open(path);
  if (!file) return file.error();
  const auto entries = entries_of(file->bytes());
  bool whole = !entries.empty();
  for (const Entry& entry : entries) whole = whole && fits(entry, file->bytes().size());
  if (!whole)
    return Error{
        path, 0,
        "not a compiled table of this version, or cut short; build the dictionaries again"};
  Container container;
  container.file_ = std::move(*file);
  return container;
}

Container Container::from(const ContainerWriter& writer) {
  const std::string bytes = writer.bytes();
  Container container;
  container.memory_.resize(rounded(bytes.size()) / 8);
  std::memcpy(container.memory_.data(), bytes.data(), bytes.size());
  return container;
}

std::span<const std::byte> Container::bytes() const {
  return memory_.empty() ? file_.bytes() : std::as_bytes(std::span(memory_));
}

std::span<const std::byte> Container::section(std::string_view name) const {
  for (const Entry& entry : entries_of(bytes())) {
    if (is_named(entry, name)) return bytes().subspan(entry.offset, entry.bytes);
  }
  return {};
}

std::string ContainerWriter::bytes() const {
  std::string head(magic), body;
  const auto put = [&](std::uint64_t number) {
    head.append(reinterpret_cast<const char*>(&number), sizeof number);
  };
  put(sections_.size());
  std::size_t offset = 16 + sections_.size() * sizeof(Entry);
  for (const Section& section : sections_) {
    std::string name = section.name;
    name.resize(8, '\0');
    head += name;
    put(offset);
    put(section.bytes.size());
    body += section.bytes;
    body.resize(rounded(body.size()), '\0');
    offset += rounded(section.bytes.size());
  }
  return head + body;
}

}  // namespace chamra
