// SPDX-License-Identifier: Apache-2.0
#include "evaluate/token_score.hpp"

#include <algorithm>

namespace chamra::evaluate {
namespace {

constexpr std::size_t most_candidates = 6;

/// Differences handed out to ascending words.
class DifferenceCursor {
 public:
  explicit DifferenceCursor(const std::vector<Difference>& differences)
      : next_(differences.begin()), end_(differences.end()) {}

  /// Is there one in this word?
  bool in(CharSpan word) {
    while (next_ != end_ && next_->in_a.end < word.begin) ++next_;
    bool found = false;
    for (auto one = next_; one != end_ && one->in_a.begin <= word.end; ++one) {
      found = found || holds(word, one->in_a);
    }
    last_end_ = word.end;
    return found;
  }

 private:
  [[nodiscard]] bool holds(CharSpan word, CharSpan difference) const {
    const auto [begin, end] = difference;
    if (begin < end) return word.begin < end && begin < word.end;
    // A gap between two words is the first one's; after a blank there is no such word.
    return word.begin == begin ? last_end_ != begin : word.begin < begin && begin <= word.end;
  }

  std::vector<Difference>::const_iterator next_, end_;
  std::uint32_t last_end_ = no_partner;
};

bool is_suspected(const ClaimMap& map, CharSpan word) {
  const std::vector<Flag> near = map.flags_on(word);
  return std::any_of(near.begin(), near.end(),
                     [](const Flag& flag) { return !flag.claim->corrects; });
}

Detection detect_tokens(const ClaimMap& map, const Segmenter& segmenter) {
  Detection found;
  DifferenceCursor errors(map.differences()), changes(map.proposed());
  for (const CharSpan word : segmenter.cut(map.ocr())) {
    const bool wrong = errors.in(word), changed = changes.in(word);
    if (!map.is_judged(map.touch_of(word))) continue;
    const bool flagged = changed || is_suspected(map, word);
    if (flagged) ++found.flags;
    if (wrong) ++found.errors;
    if (wrong && flagged) ++found.found;
  }
  found.right_flags = found.found;
  return found;
}

/// Mean distance of the candidates to `truth`, by their weights.
double weighted_distance(const ClaimMap& map, const Claim& claim, std::u32string_view truth) {
  double weights = 0, sum = 0;
  for (std::size_t k = 0; k < std::min(most_candidates, claim.weighed.size()); ++k) {
    const Reading& reading = claim.weighed[k];
    weights += reading.weight;
    sum += reading.weight * static_cast<double>(edit_distance(map.folded(reading.text), truth));
  }
  if (weights > 0) return sum / weights;
  return static_cast<double>(edit_distance(map.folded(claim.readings.front()), truth));
}

}  // namespace

TokenScore& TokenScore::operator+=(const TokenScore& other) {
  tokens += other.tokens;
  before += other.before;
  after += other.after;
  return *this;
}

std::optional<double> TokenScore::improvement() const {
  if (before == 0) return std::nullopt;
  return (before - after) / before;
}

TokenScore score_tokens(const ClaimMap& map, const Segmenter& segmenter) {
  TokenScore score;
  score.tokens = detect_tokens(map, segmenter);
  for (const Difference& difference : map.differences()) {
    if (!map.is_judged(map.touch_of(difference.in_a))) continue;
    score.before += static_cast<double>(difference.errors());
  }
  score.after = score.before;
  for (const Flag& flag : map.flags()) {
    if (!flag.claim->corrects || !map.is_judged(map.touch_of(flag.span))) continue;
    const std::u32string_view truth = map.truth_at(flag.span);
    const auto seen = map.ocr().substr(flag.span.begin, flag.span.size());
    score.after += weighted_distance(map, *flag.claim, truth);
    score.after -= static_cast<double>(edit_distance(seen, truth));
  }
  return score;
}

}  // namespace chamra::evaluate
