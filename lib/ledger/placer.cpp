// SPDX-License-Identifier: Apache-2.0
#include "ledger/placer.hpp"

#include <algorithm>
#include <utility>

#include "edits/overlaps.hpp"

namespace chamra {

Placer::Placer(const Pieces& pieces) : kept_(pieces.kept()), standing_(pieces.standing()) {
  for (std::size_t k = 0; k < standing_.size(); ++k) {
    by_id_.emplace(standing_[k].change->id, k);
    if (standing_[k].replaced) by_base_.push_back(k);
  }
  std::stable_sort(by_base_.begin(), by_base_.end(), [&](std::size_t a, std::size_t b) {
    const ByteSpan one = *standing_[a].replaced, other = *standing_[b].replaced;
    return std::pair(one.begin, one.end) < std::pair(other.begin, other.end);
  });
}

const Pieces::Standing* Placer::in_force(const std::string& id, const Edit& edit) const {
  const auto [begin, end] = by_id_.equal_range(id);
  for (auto at = begin; at != end; ++at) {
    const Pieces::Standing& standing = standing_[at->second];
    // Insertions replace no bytes of the base, so that their id alone must do.
    const bool same_place = edit.before.empty() || standing.replaced == edit.span;
    if (same_place && standing.change->before == edit.before) return &standing;
  }
  return nullptr;
}

/// What stands replaces bytes that nothing else does: the first to end behind `base.begin` is near.
std::string Placer::obstacle(ByteSpan base) const {
  auto at = std::partition_point(by_base_.begin(), by_base_.end(), [&](std::size_t k) {
    return standing_[k].replaced->end < base.begin;
  });
  for (; at != by_base_.end() && standing_[*at].replaced->begin <= base.end; ++at)
    if (overlap(*standing_[*at].replaced, base)) return standing_[*at].change->id;
  return {};
}

Placement Placer::place(const std::string& id, const Edit& edit) const {
  if (const auto* standing = in_force(id, edit); standing != nullptr) {
    const Change& made = *standing->change;
    if (made.after == edit.after) return {Placement::Kind::Already, {}, {}, id};
    if (edit.status == Status::Accepted && standing->span)
      return {Placement::Kind::Ready, *standing->span, made.after, {}};
    return {Placement::Kind::Covered, {}, {}, id};
  }
  if (const auto span = place_of(edit.span, kept_))
    return {Placement::Kind::Ready, *span, edit.before, {}};
  return {Placement::Kind::Covered, {}, {}, obstacle(edit.span)};
}

}  // namespace chamra
