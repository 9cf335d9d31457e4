// SPDX-License-Identifier: Apache-2.0
#include "evaluate/claim_score.hpp"

#include <algorithm>

#include "evaluate/letter_detection.hpp"

namespace chamra::evaluate {
namespace {

constexpr std::size_t first_few = 5;

class ClaimScorer {
 public:
  explicit ClaimScorer(const ClaimMap& map) : map_(map) {}

  ClaimScore score() {
    for (const Flag& flag : map_.flags()) judge(flag);
    for (const Zone& zone : map_.zones()) {
      if (zone.counts) look_up(zone);
    }
    score_.letters = detect_letters(map_);
    return std::move(score_);
  }

 private:
  [[nodiscard]] bool is_right(const Flag& flag) const {
    return flag.claim->corrects &&
           map_.is_truth(flag.span, map_.folded(flag.claim->readings.front()));
  }

  void judge(const Flag& flag) {
    const Touch touch = map_.touch_of(flag.span);
    if (!map_.is_judged(touch)) return;
    ++score_.detection.flags;
    if (touch == Touch::Error) ++score_.detection.right_flags;
    if (!flag.claim->corrects) return;
    score_.corrections.push_back({flag.claim->confidence, is_right(flag), flag.claim->reason});
  }

  void look_up(const Zone& zone) {
    ++score_.detection.errors;
    const std::vector<Flag> near = map_.flags_on(zone.span);
    if (!near.empty()) ++score_.detection.found;
    note_healing(near);
    const auto reason = zone.reason    ? zone.reason
                        : near.empty() ? std::nullopt
                                       : std::optional(near.front().claim->reason);
    if (!reason) return;
    CandidateCount& count = score_.candidates[static_cast<std::size_t>(*reason)];
    ++count.errors;
    if (offers_truth(zone.span, near, 1)) ++count.first;
    if (offers_truth(zone.span, near, first_few)) ++count.first_five;
  }

  void note_healing(const std::vector<Flag>& near) {
    std::optional<double> surest;
    for (const Flag& flag : near) {
      if (is_right(flag)) surest = std::max(surest.value_or(0), flag.claim->confidence);
    }
    if (surest) score_.healed.push_back(*surest);
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
      text += map_.ocr().substr(done, flag.span.begin - done);
      text += *reading;
      done = flag.span.end;
    }
    text += map_.ocr().substr(done, end - done);
    const bool changed = text != map_.ocr().substr(begin, end - begin);
    return changed && map_.is_truth({begin, end}, text);
  }

  [[nodiscard]] std::optional<std::u32string> right_reading(const Flag& flag,
                                                            std::size_t most) const {
    const auto& readings = flag.claim->readings;
    for (std::size_t k = 0; k < std::min(most, readings.size()); ++k) {
      std::u32string reading = map_.folded(readings[k]);
      if (map_.is_truth(flag.span, reading)) return reading;
    }
    return std::nullopt;
  }

  const ClaimMap& map_;
  ClaimScore score_;
};

}  // namespace

CandidateCount& CandidateCount::operator+=(const CandidateCount& other) {
  errors += other.errors;
  first += other.first;
  first_five += other.first_five;
  return *this;
}

ClaimScore score_claims(const ClaimMap& map) { return ClaimScorer(map).score(); }

ClaimScore score_claims(const ClaimedPage& page, const std::vector<Claim>& claims) {
  return score_claims(ClaimMap(page, claims));
}

}  // namespace chamra::evaluate
