// SPDX-License-Identifier: Apache-2.0
#include "evaluate/claim_map.hpp"

#include <algorithm>

#include "evaluate/span_score.hpp"

namespace chamra::evaluate {
namespace {

/// The first of ascending, disjoint items that does not end before `span`.
template <class Item>
typename std::vector<Item>::const_iterator first_reaching(const std::vector<Item>& items,
                                                          CharSpan span) {
  return std::partition_point(items.begin(), items.end(),
                              [&](const Item& item) { return item.span.end < span.begin; });
}

}  // namespace

bool overlaps(CharSpan one, CharSpan other) {
  if (one.begin == one.end || other.begin == other.end) {
    return one.begin <= other.end && other.begin <= one.end;
  }
  return one.begin < other.end && other.begin < one.end;
}

ClaimMap::ClaimMap(const ClaimedPage& page, const std::vector<Claim>& claims)
    : page_(page), truth_(page.fold(page.truth, {}).text) {
  fold_page(claims);
  differences_ = evaluate::differences(align(ocr_, truth_), truth_.size());
  const std::u32string after = corrected();
  proposed_ = evaluate::differences(align(ocr_, after), after.size());
  find_zones();
  find_crossings();
}

/// Folds the OCR page and carries all places over.
void ClaimMap::fold_page(const std::vector<Claim>& claims) {
  Borders borders;
  for (const Claim& claim : claims) {
    borders.insert(borders.end(), {claim.span.begin, claim.span.end});
  }
  if (page_.annotation != nullptr) {
    for (const AnnotatedSpan& row : *page_.annotation) {
      borders.insert(borders.end(), {row.span.begin, row.span.end});
    }
  }
  std::sort(borders.begin(), borders.end());
  raw_borders_ = borders;
  Folded folded = page_.fold(page_.ocr, borders);
  ocr_ = std::move(folded.text);
  borders_ = std::move(folded.borders);
  for (const Claim& claim : claims) {
    if (!is_spelling_only(claim)) flags_.push_back({&claim, moved(claim.span)});
  }
  std::stable_sort(flags_.begin(), flags_.end(),
                   [](const Flag& a, const Flag& b) { return a.span.begin < b.span.begin; });
  for (const Flag& flag : flags_)
    reach_.push_back(std::max(reach_.empty() ? 0 : reach_.back(), flag.span.end));
}

CharSpan ClaimMap::moved(CharSpan raw) const {
  const auto place = [&](std::uint32_t border) {
    const auto at = std::lower_bound(raw_borders_.begin(), raw_borders_.end(), border);
    return borders_[static_cast<std::size_t>(at - raw_borders_.begin())];
  };
  return {place(raw.begin), place(raw.end)};
}

/// Is it only about how the same letters are stored?
bool ClaimMap::is_spelling_only(const Claim& claim) const {
  if (!claim.corrects) return claim.reason == Reason::Encoding;
  const auto before = page_.ocr.substr(claim.span.begin, claim.span.size());
  return folded(before) == folded(claim.readings.front());
}

std::u32string ClaimMap::corrected() const {
  std::u32string text;
  std::uint32_t done = 0;
  for (const Flag& flag : flags_) {
    if (!flag.claim->corrects || flag.span.begin < done) continue;
    text += ocr().substr(done, flag.span.begin - done);
    text += folded(flag.claim->readings.front());
    done = flag.span.end;
  }
  return text += ocr().substr(done);
}

void ClaimMap::find_zones() {
  if (page_.annotation == nullptr) {
    for (const Difference& difference : differences_) {
      zones_.push_back({difference.in_a, true, std::nullopt});
    }
    return;
  }
  for (const AnnotatedSpan& row : *page_.annotation) {
    const auto reason = reason_of_kind(row.kind);
    const bool counts = reason.has_value() && row.certainty != Certainty::Unreadable;
    zones_.push_back({moved(row.span), counts, reason});
  }
}

void ClaimMap::find_crossings() {
  for (const Zone& zone : zones_) {
    borders_.insert(borders_.end(), {zone.span.begin, zone.span.end});
  }
  std::sort(borders_.begin(), borders_.end());
  borders_.erase(std::unique(borders_.begin(), borders_.end()), borders_.end());
  crossings_ = crossings(ocr_, truth_, borders_);
}

const Crossing& ClaimMap::crossing_at(std::uint32_t border) const {
  const auto at = std::lower_bound(borders_.begin(), borders_.end(), border);
  return crossings_[static_cast<std::size_t>(at - borders_.begin())];
}

/// Loose edges: letters lost beside the span may be another claim's business.
bool ClaimMap::is_truth(CharSpan span, std::u32string_view reading) const {
  return reads_as(crossing_at(span.begin), crossing_at(span.end), truth_, reading, {true, true});
}

std::u32string_view ClaimMap::truth_at(CharSpan span) const {
  const std::uint32_t begin = crossing_at(span.begin).first();
  const std::uint32_t end = std::max(begin, crossing_at(span.end).last());
  return std::u32string_view(truth_).substr(begin, end - begin);
}

std::vector<Flag> ClaimMap::flags_on(CharSpan span) const {
  std::vector<Flag> near;
  const auto first = std::lower_bound(reach_.begin(), reach_.end(), span.begin) - reach_.begin();
  for (auto flag = flags_.begin() + first; flag != flags_.end(); ++flag) {
    if (flag->span.begin > span.end) break;
    if (overlaps(flag->span, span)) near.push_back(*flag);
  }
  return near;
}

Touch ClaimMap::touch_of(CharSpan span) const {
  Touch touch = Touch::Nothing;
  for (auto zone = first_reaching(zones_, span); zone != zones_.end(); ++zone) {
    if (zone->span.begin > span.end) break;
    if (!overlaps(zone->span, span)) continue;
    if (zone->counts) return Touch::Error;
    touch = Touch::Other;
  }
  return touch;
}

}  // namespace chamra::evaluate
