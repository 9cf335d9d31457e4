// SPDX-License-Identifier: Apache-2.0
#include "common/read_document.hpp"

#include "common/byte_source.hpp"
#include "common/encoding.hpp"

namespace chamra::cli {

Result<std::string> read_document(const std::string& path, const std::string& encoding) {
  const StopSignal never;
  auto source = ByteSource::open({path, path, path}, encoding, never);
  if (!source) return source.error();
  std::string bytes;
  for (;;) {
    const auto count = source->read_more(bytes);
    if (!count) return count.error();
    if (*count == 0) return bytes;
  }
}

Result<std::string> read_page(const std::string& path, const std::string& encoding) {
  auto page = read_document(path, encoding);
  if (!page || !encoding.empty()) return page;
  const Likely likely = likely_encoding(*page);
  if (likely == Likely::Utf16 || likely == Likely::Thai8Bit) return Error{path, 0, refusal(likely)};
  return page;
}

}  // namespace chamra::cli
