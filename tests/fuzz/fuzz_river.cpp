// SPDX-License-Identifier: Apache-2.0
// The whole river with the tables that ship (CHAMRA_DICTIONARIES): edits of any bytes are in order,
// apart, inside, and can be applied and taken back; candidates are different from each other and
// from the page, likeliest first. Inputs of odd size are asked for evidence and words left.
#include <cstdint>
#include <cstdlib>
#include <set>
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

void check_candidates(const chamra::Edit& edit) {
  std::set<std::string> texts = {edit.before};
  double last = 1;
  for (const auto& [text, confidence] : edit.candidates) {
    if (!texts.insert(text).second || !(confidence >= 0 && confidence <= last)) std::abort();
    last = confidence;
  }
  if (edit.after && !edit.candidates.empty() && edit.candidates.front().text != *edit.after)
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  chamra::CorrectOptions options;
  options.evidence = options.words_left = size % 2 != 0;
  const auto edits = chamra::find_edits(bytes, knowledge(), options);
  std::uint64_t done = 0;
  for (const chamra::Edit& edit : edits) {
    if (edit.span.begin < done || edit.span.end < edit.span.begin || edit.span.end > size)
      std::abort();
    if (!(edit.confidence >= 0 && edit.confidence <= 1)) std::abort();
    check_candidates(edit);
    done = edit.span.end;
  }
  const auto mended = chamra::apply_edits(bytes, edits);
  if (!mended) std::abort();
  const auto back = chamra::apply_edits(*mended, chamra::inverse(edits));
  if (!back || *back != bytes) std::abort();
  return 0;
}
