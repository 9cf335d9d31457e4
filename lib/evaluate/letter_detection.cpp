// SPDX-License-Identifier: Apache-2.0
#include "evaluate/letter_detection.hpp"

namespace chamra::evaluate {
namespace {

/// 2 k for the gap before letter k, 2 k + 1 for the letter.
using Places = std::vector<bool>;

void mark(Places& places, const std::vector<Difference>& differences) {
  for (const Difference& difference : differences) {
    const auto [begin, end] = difference.in_a;
    if (begin == end) places[2 * std::size_t{begin}] = true;
    for (std::size_t at = begin; at < end; ++at) places[2 * at + 1] = true;
  }
}

void mark_suspicions(Places& flagged, const Places& wrong, const ClaimMap& map) {
  for (const Flag& flag : map.flags()) {
    if (flag.claim->corrects) continue;
    const std::size_t begin = flag.span.begin, end = flag.span.end;
    for (std::size_t at = begin; at < end; ++at) flagged[2 * at + 1] = true;
    for (std::size_t at = begin; at <= end; ++at) {
      if (wrong[2 * at]) flagged[2 * at] = true;
    }
  }
}

CharSpan letters_at(std::size_t place) {
  const auto begin = static_cast<std::uint32_t>(place / 2);
  return {begin, begin + static_cast<std::uint32_t>(place % 2)};
}

}  // namespace

Detection detect_letters(const ClaimMap& map) {
  const std::size_t count = 2 * map.ocr().size() + 1;
  Places wrong(count), flagged(count);
  mark(wrong, map.differences());
  mark(flagged, map.proposed());
  mark_suspicions(flagged, wrong, map);
  Detection found;
  for (std::size_t place = 0; place < count; ++place) {
    if (!wrong[place] && !flagged[place]) continue;
    if (!map.is_judged(map.touch_of(letters_at(place)))) continue;
    if (flagged[place]) ++found.flags;
    if (wrong[place]) ++found.errors;
    if (wrong[place] && flagged[place]) ++found.found;
  }
  found.right_flags = found.found;
  return found;
}

}  // namespace chamra::evaluate
