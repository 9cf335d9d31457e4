// SPDX-License-Identifier: Apache-2.0
#include "evaluate/claims.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "align/align.hpp"
#include "base/utf8.hpp"
#include "evaluate/error_rate.hpp"
#include "evaluate/span_score.hpp"

namespace chamra::evaluate {
namespace {

/// Turns ascending byte offsets into counts of code points.
class LetterCounter {
 public:
  explicit LetterCounter(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t letters_before(std::uint64_t byte) {
    if (byte < at_) at_ = letters_ = 0;
    while (at_ < byte && at_ < bytes_.size()) {
      at_ += decode_utf8_step(bytes_, at_).bytes;
      ++letters_;
    }
    return static_cast<std::uint32_t>(letters_);
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0, letters_ = 0;
};

std::vector<std::u32string> readings_of(const Edit& edit) {
  std::vector<std::u32string> readings;
  const auto add = [&](const std::string& text) {
    auto letters = to_utf32(text);
    if (std::find(readings.begin(), readings.end(), letters) == readings.end()) {
      readings.push_back(std::move(letters));
    }
  };
  if (!edit.after) return readings;
  add(*edit.after);
  for (const Alternative& candidate : edit.candidates) add(candidate.text);
  return readings;
}

bool fits(const Edit& edit, std::string_view page) {
  return edit.span.end <= page.size() &&
         page.substr(edit.span.begin, edit.span.size()) == edit.before;
}

bool overlaps(CharSpan one, CharSpan other) {
  if (one.begin == one.end || other.begin == other.end) {
    return one.begin <= other.end && other.begin <= one.end;
  }
  return one.begin < other.end && other.begin < one.end;
}

/// A place where OCR and truth differ, or one that does not count.
struct Zone {
  CharSpan span;  // in the folded OCR page
  bool counts = true;
  std::optional<Reason> reason;
};

/// Every stretch of letters that one alignment changes, as zones without a reason.
std::vector<Zone> differences(std::u32string_view ocr, std::u32string_view truth) {
  const Alignment alignment = align(ocr, truth);
  std::vector<Zone> zones;
  const auto mark = [&](std::uint32_t begin, std::uint32_t end) {
    if (!zones.empty() && zones.back().span.end == begin) {
      zones.back().span.end = end;
    } else {
      zones.push_back({{begin, end}, true, std::nullopt});
    }
  };
  for (std::uint32_t at = 0; at <= ocr.size(); ++at) {
    if (alignment.inserted[at]) mark(at, at);
    if (at < ocr.size() && !alignment.keeps(at)) mark(at, at + 1);
  }
  return zones;
}

/// A claim in the folded page.
struct Flag {
  const Claim* claim;
  CharSpan span;
};

/// The first of ascending, disjoint items that does not end before `span`.
template <class Item>
typename std::vector<Item>::const_iterator first_reaching(const std::vector<Item>& items,
                                                          CharSpan span) {
  return std::partition_point(items.begin(), items.end(),
                              [&](const Item& item) { return item.span.end < span.begin; });
}

class ClaimScorer {
 public:
  ClaimScorer(const ClaimedPage& page, const std::vector<Claim>& claims)
      : page_(page), truth_(page.fold(page.truth, {}).text) {
    fold_page(claims);
    find_zones();
    find_crossings();
  }

  ClaimScore score() {
    for (const Flag& flag : flags_) judge(flag);
    for (const Zone& zone : zones_) {
      if (zone.counts) look_up(zone);
    }
    return std::move(score_);
  }

 private:
  /// Folds the OCR page and carries all places over.
  void fold_page(const std::vector<Claim>& claims) {
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
  }

  [[nodiscard]] CharSpan moved(CharSpan raw) const {
    const auto place = [&](std::uint32_t border) {
      const auto at = std::lower_bound(raw_borders_.begin(), raw_borders_.end(), border);
      return borders_[static_cast<std::size_t>(at - raw_borders_.begin())];
    };
    return {place(raw.begin), place(raw.end)};
  }

  [[nodiscard]] std::u32string folded(std::u32string_view text) const {
    return page_.fold(text, {}).text;
  }

  /// Is it only about how the same letters are stored?
  [[nodiscard]] bool is_spelling_only(const Claim& claim) const {
    if (claim.readings.empty()) return claim.reason == Reason::Encoding;
    const auto before = page_.ocr.substr(claim.span.begin, claim.span.size());
    return folded(before) == folded(claim.readings.front());
  }

  void find_zones() {
    if (page_.annotation == nullptr) {
      zones_ = differences(ocr_, truth_);
      return;
    }
    for (const AnnotatedSpan& row : *page_.annotation) {
      const auto reason = reason_of_kind(row.kind);
      const bool counts = reason.has_value() && row.certainty != Certainty::Unreadable;
      zones_.push_back({moved(row.span), counts, reason});
    }
  }

  void find_crossings() {
    for (const Zone& zone : zones_) {
      borders_.insert(borders_.end(), {zone.span.begin, zone.span.end});
    }
    std::sort(borders_.begin(), borders_.end());
    borders_.erase(std::unique(borders_.begin(), borders_.end()), borders_.end());
    crossings_ = crossings(ocr_, truth_, borders_);
  }

  [[nodiscard]] const Crossing& crossing_at(std::uint32_t border) const {
    const auto at = std::lower_bound(borders_.begin(), borders_.end(), border);
    return crossings_[static_cast<std::size_t>(at - borders_.begin())];
  }

  /// Loose edges: letters lost beside the span may be another claim's business.
  [[nodiscard]] bool is_truth(CharSpan span, std::u32string_view reading) const {
    return reads_as(crossing_at(span.begin), crossing_at(span.end), truth_, reading, {true, true});
  }

  enum class Touch { Error, Other, Nothing };
  [[nodiscard]] Touch touch_of(CharSpan span) const {
    Touch touch = Touch::Nothing;
    for (auto zone = first_reaching(zones_, span); zone != zones_.end(); ++zone) {
      if (zone->span.begin > span.end) break;
      if (!overlaps(zone->span, span)) continue;
      if (zone->counts) return Touch::Error;
      touch = Touch::Other;
    }
    return touch;
  }

  void judge(const Flag& flag) {
    const Touch touch = touch_of(flag.span);
    if (touch == Touch::Other || (touch == Touch::Nothing && page_.partial)) return;
    ++score_.detection.flags;
    if (touch == Touch::Error) ++score_.detection.right_flags;
    if (flag.claim->readings.empty()) return;
    const bool right = is_truth(flag.span, folded(flag.claim->readings.front()));
    score_.corrections.push_back({flag.claim->confidence, right});
  }

  void look_up(const Zone& zone) {
    ++score_.detection.errors;
    const std::vector<Flag> near = flags_on(zone.span);
    if (!near.empty()) ++score_.detection.found;
    if (!zone.reason) return;
    CandidateCount& count = score_.candidates[static_cast<std::size_t>(*zone.reason)];
    ++count.errors;
    if (offers_truth(zone.span, near, 1)) ++count.first;
    if (offers_truth(zone.span, near, 5)) ++count.first_five;
  }

  [[nodiscard]] std::vector<Flag> flags_on(CharSpan span) const {
    std::vector<Flag> near;
    for (auto flag = first_reaching(flags_, span); flag != flags_.end(); ++flag) {
      if (flag->span.begin > span.end) break;
      if (overlaps(flag->span, span)) near.push_back(*flag);
    }
    return near;
  }

  /// Puts the right one of the first `most` readings of each claim in its place: does the whole
  /// then read as the truth?
  [[nodiscard]] bool offers_truth(CharSpan span, const std::vector<Flag>& near,
                                  std::size_t most) const {
    std::uint32_t begin = span.begin, end = span.end;
    for (const Flag& flag : near) {
      begin = std::min(begin, flag.span.begin);
      end = std::max(end, flag.span.end);
    }
    std::u32string text;
    std::uint32_t done = begin;
    for (const Flag& flag : near) {
      const auto reading = right_reading(flag, most);
      if (!reading || flag.span.begin < done) continue;
      text += ocr_.substr(done, flag.span.begin - done) + *reading;
      done = flag.span.end;
    }
    text += ocr_.substr(done, end - done);
    const bool changed = text != ocr_.substr(begin, end - begin);
    return changed && is_truth({begin, end}, text);
  }

  [[nodiscard]] std::optional<std::u32string> right_reading(const Flag& flag,
                                                            std::size_t most) const {
    const auto& readings = flag.claim->readings;
    for (std::size_t k = 0; k < std::min(most, readings.size()); ++k) {
      std::u32string reading = folded(readings[k]);
      if (is_truth(flag.span, reading)) return reading;
    }
    return std::nullopt;
  }

  ClaimedPage page_;
  std::u32string truth_, ocr_;
  Borders raw_borders_, borders_;
  std::vector<Flag> flags_;
  std::vector<Zone> zones_;
  std::vector<Crossing> crossings_;
  ClaimScore score_;
};

}  // namespace

Result<std::vector<Claim>> claims_of(const std::vector<Edit>& edits, std::string_view page,
                                     const std::string& path) {
  std::vector<Claim> claims;
  LetterCounter counter(page);
  for (const Edit& edit : edits) {
    if (!fits(edit, page)) {
      return Error{path, 0,
                   fmt::format("the corrections have \"{}\" at bytes {}-{}, the page has not; make "
                               "them again for this page",
                               edit.before, edit.span.begin, edit.span.end)};
    }
    if (edit.status == Status::Rejected) continue;
    const std::uint32_t begin = counter.letters_before(edit.span.begin);
    const std::uint32_t end = counter.letters_before(edit.span.end);
    claims.push_back({{begin, end}, readings_of(edit), edit.confidence, edit.reason});
  }
  return claims;
}

Detection& Detection::operator+=(const Detection& other) {
  flags += other.flags;
  right_flags += other.right_flags;
  errors += other.errors;
  found += other.found;
  return *this;
}

std::optional<double> Detection::precision() const { return share(right_flags, flags); }
std::optional<double> Detection::recall() const { return share(found, errors); }

std::optional<double> Detection::f1() const {
  const auto p = precision(), r = recall();
  if (!p || !r) return std::nullopt;
  return *p + *r == 0 ? 0 : 2 * *p * *r / (*p + *r);
}

ClaimScore score_claims(const ClaimedPage& page, const std::vector<Claim>& claims) {
  return ClaimScorer(page, claims).score();
}

}  // namespace chamra::evaluate
