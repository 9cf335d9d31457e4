// SPDX-License-Identifier: Apache-2.0
#include "lattice/arc_finder.hpp"

#include <algorithm>

namespace chamra {
namespace {

constexpr float most_gain = 11;       // nats that a changed word may be dearer than its letters
constexpr unsigned most_behind = 15;  // nats
// What is expected of a letter is told in steps of half a nat: it is part of what is remembered.
constexpr float steps_a_nat = 2;
constexpr unsigned most_steps = 31, first_step_bit = 11;

}  // namespace

ArcFinder::ArcFinder(const Lexicon& lexicon, const WordModel& words,
                     const ConfusionTable& confusions)
    : empty_(lexicon.empty()), words_(words), search_(lexicon, confusions) {}

void ArcFinder::open(const Paragraph& paragraph) {
  paragraph_ = &paragraph;
  if (!empty_) search_.open(paragraph);
}

void ArcFinder::expect(std::span<const float> costs) {
  own_.letters.clear();
  own_.rivals.assign(1, 0);
  unsigned total = 0;
  for (std::size_t k = 0; k < paragraph_->seen.size(); ++k) {
    const float more = costs[k + 1] * steps_a_nat - static_cast<float>(total);
    const unsigned steps = more > 0 ? std::min(static_cast<unsigned>(more) + 1, most_steps) : 0;
    total += steps;
    own_.rivals.push_back(static_cast<float>(total) / steps_a_nat);
    own_.letters.push_back(static_cast<FindMemory::Letter>(
        paragraph_->seen[k] | (paragraph_->breakable[k] ? 0x100U : 0U) |
        (paragraph_->text[k] == U'\n' ? 0x200U : 0U) | steps << first_step_bit));
  }
  own_.letters.push_back(0x400);  // the end is looked at too
  expect_as(*this);
}

void ArcFinder::expect_as(const ArcFinder& other) {
  expected_ = &other.own_;
  if (!empty_) search_.expect(expected_->rivals);
}

void ArcFinder::find_as_written(std::uint32_t begin, std::vector<Arc>& out) {
  for (const Found& one : search_.find_as_written(begin))
    out.push_back({begin, begin + one.letters, one.word, one.cost, false});
}

void ArcFinder::find(std::uint32_t begin, const SearchWidth& width, float behind,
                     std::vector<Arc>& out) {
  if (empty_) return;
  const float nats = std::clamp(behind, 0.0F, static_cast<float>(most_behind));
  const std::size_t first = out.size();
  for (const Found& one : remembered(begin, width, static_cast<unsigned>(nats)))
    add(begin, one, first, out);
}

unsigned ArcFinder::kind_of(const SearchWidth& width, unsigned behind) {
  const auto known = std::find(widths_.begin(), widths_.end(), width);
  const auto number = static_cast<unsigned>(known - widths_.begin());
  if (known == widths_.end()) widths_.push_back(width);
  return number * (most_behind + 1) + behind;
}

/// What a search from `begin` finds, by searching only if there was none like it before.
std::span<const Found> ArcFinder::remembered(std::uint32_t begin, const SearchWidth& width,
                                             unsigned behind) {
  const unsigned kind = kind_of(width, behind);
  const auto ahead = std::span<const FindMemory::Letter>(expected_->letters).subspan(begin);
  const auto* known = memory_.find(ahead.first(std::min(ahead.size(), FindMemory::longest)), kind);
  if (known != nullptr) return *known;
  SearchWidth narrowed = width;
  narrowed.headroom -= static_cast<float>(behind);
  const std::span<const Found> found = search_.find(begin, narrowed);
  if (search_.looked_at() <= ahead.size())
    memory_.keep(ahead.first(search_.looked_at()), kind, found);
  return found;
}

void ArcFinder::add(std::uint32_t begin, const Found& found, std::size_t first,
                    std::vector<Arc>& out) const {
  const std::uint32_t end = begin + found.letters;
  const float letter_by_letter = paragraph_->unknown_cost[end] - paragraph_->unknown_cost[begin];
  if (found.changed && found.cost - words_.unigram(found.word) > letter_by_letter + most_gain)
    return;
  for (std::size_t k = first; k < out.size(); ++k) {
    Arc& arc = out[k];
    if (arc.word != found.word || arc.end != end) continue;
    if (found.cost < arc.cost) arc.cost = found.cost, arc.changed = found.changed;
    return;
  }
  out.push_back({begin, end, found.word, found.cost, found.changed});
}

}  // namespace chamra
