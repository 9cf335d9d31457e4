// SPDX-License-Identifier: Apache-2.0
// The whole river with the tables that ship (CHAMRA_DICTIONARIES): edits of any bytes are in order,
// apart, inside, and can be applied and taken back.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "correct/corrector.hpp"
#include "edits/apply.hpp"

namespace {

const chamra::Knowledge& knowledge() {
  static const auto loaded = chamra::load_knowledge({});
  if (!loaded) std::abort();
  return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto edits = chamra::find_edits(bytes, knowledge(), {});
  std::uint64_t done = 0;
  for (const chamra::Edit& edit : edits) {
    if (edit.span.begin < done || edit.span.end < edit.span.begin || edit.span.end > size)
      std::abort();
    if (!(edit.confidence >= 0 && edit.confidence <= 1)) std::abort();
    done = edit.span.end;
  }
  const auto mended = chamra::apply_edits(bytes, edits);
  if (!mended) std::abort();
  const auto back = chamra::apply_edits(*mended, chamra::inverse(edits));
  if (!back || *back != bytes) std::abort();
  return 0;
}
