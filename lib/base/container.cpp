// SPDX-License-Identifier: Apache-2.0
#include "base/container.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace chamra {
namespace {

constexpr std::string_view magic = "CHAMRA02";
constexpr std::size_t head_size = 16;  // bytes before the entries

struct Entry {
  std::array<char, 8> name;
  std::uint64_t offset, bytes;
};
static_assert(sizeof(Entry) == 24);

constexpr std::size_t boundary = 32;  // bytes; no value that is read in place wants more
std::size_t rounded(std::size_t bytes) { return (bytes + boundary - 1) / boundary * boundary; }

bool is_named(const Entry& entry, std::string_view name) {
  return std::string_view(entry.name.data(), ::strnlen(entry.name.data(), entry.name.size())) ==
         name;
}

std::span<const Entry> entries_of(std::span<const std::byte> bytes) {
  std::uint64_t count = 0;
  if (bytes.size() < head_size || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0)
    return {};
  std::memcpy(&count, bytes.data() + 8, sizeof count);
  if (count > 64 || head_size + count * sizeof(Entry) > bytes.size()) return {};
  return {reinterpret_cast<const Entry*>(bytes.data() + head_size), count};
}

bool fits(const Entry& entry, std::size_t size) {
  return entry.offset % boundary == 0 && entry.offset <= size && entry.bytes <= size - entry.offset;
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
  Container container;
  container.sections_ = writer.sections_;
  return container;
}

std::span<const std::byte> Container::section(std::string_view name) const {
  for (const ContainerSection& section : sections_) {
    if (section.name == name) return section.bytes;
  }
  for (const Entry& entry : entries_of(file_.bytes())) {
    if (is_named(entry, name)) return file_.bytes().subspan(entry.offset, entry.bytes);
  }
  return {};
}

std::size_t ContainerWriter::size() const {
  std::size_t size = rounded(head_size + sections_.size() * sizeof(Entry));
  for (const ContainerSection& section : sections_) size += rounded(section.bytes.size());
  return size;
}

std::string ContainerWriter::bytes() const {
  std::string out(size(), '\0');
  copy_to(std::as_writable_bytes(std::span(out)));
  return out;
}

void ContainerWriter::copy_to(std::span<std::byte> out) const {
  const std::uint64_t count = sections_.size();
  std::memcpy(out.data(), magic.data(), magic.size());
  std::memcpy(out.data() + magic.size(), &count, sizeof count);
  std::size_t offset = rounded(head_size + sections_.size() * sizeof(Entry));
  for (std::size_t k = 0; k < sections_.size(); ++k) {
    const auto& [name, bytes, values] = sections_[k];
    Entry entry{{}, offset, bytes.size()};
    std::copy_n(name.begin(), std::min(name.size(), entry.name.size()), entry.name.begin());
    std::memcpy(out.data() + head_size + k * sizeof entry, &entry, sizeof entry);
    std::copy(bytes.begin(), bytes.end(), out.begin() + static_cast<std::ptrdiff_t>(offset));
    offset += rounded(bytes.size());
  }
}

}  // namespace chamra
