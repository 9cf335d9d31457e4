// SPDX-License-Identifier: Apache-2.0
// Any bytes decode; the map back to them is monotone and stays inside.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/decode.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const chamra::Page page = chamra::decode(bytes);
  if (page.source_begin.size() != page.text.size() || page.source_end.size() != page.text.size())
    std::abort();
  std::uint32_t last = 0;
  for (std::size_t k = 0; k < page.text.size(); ++k) {
    if (page.source_begin[k] < last || page.source_end[k] < page.source_begin[k]) std::abort();
    if (page.source_end[k] > size) std::abort();
    last = page.source_begin[k];
  }
  return 0;
}
