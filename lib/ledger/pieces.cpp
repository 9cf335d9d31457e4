// SPDX-License-Identifier: Apache-2.0
#include "ledger/pieces.hpp"

#include <algorithm>
#include <utility>

namespace chamra {

/// Walks over pieces and may stop inside one. Pieces of length 0 belong to the place they stand at:
/// walking up to a place passes them, walking on from there does not reach back.
class Pieces::Cursor {
 public:
  explicit Cursor(const std::vector<Piece>& pieces) : pieces_(pieces) {}

  /// The next piece as far as `end`; nothing where none is left before it. A piece of length 0 at
  /// `end` itself only `with_empty`.
  std::optional<Piece> next(std::uint64_t end, bool with_empty) {
    if (at_ == pieces_.size()) return std::nullopt;
    Piece piece = pieces_[at_];
    if (piece.bytes == 0 ? !(place_ < end || with_empty) : place_ >= end) return std::nullopt;
    piece.offset += inside_;
    piece.bytes = std::min(piece.bytes - inside_, end - place_);
    place_ += piece.bytes;
    inside_ += piece.bytes;
    if (inside_ == pieces_[at_].bytes) {
      ++at_;
      inside_ = 0;
    }
    return piece;
  }
  /// The piece that begins here and is whole; null when the cursor is inside one, or at the end.
  [[nodiscard]] const Piece* whole() const {
    return inside_ == 0 && at_ < pieces_.size() ? &pieces_[at_] : nullptr;
  }

 private:
  const std::vector<Piece>& pieces_;
  std::size_t at_ = 0;
  std::uint64_t place_ = 0, inside_ = 0;
};

Pieces::Pieces(std::uint64_t bytes) : owners_(1) {
  if (bytes > 0) pieces_.push_back({0, 0, bytes});
}

void Pieces::put(std::vector<Piece>& pieces, const Piece& piece) {
  if (!pieces.empty()) {
    Piece& last = pieces.back();
    const bool goes_on = last.owner == piece.owner && last.bytes > 0 && piece.bytes > 0 &&
                         last.offset + last.bytes == piece.offset;
    if (goes_on) {
      last.bytes += piece.bytes;
      return;
    }
  }
  pieces.push_back(piece);
}

bool Pieces::is_intact(const Piece& piece) const {
  return piece.owner != 0 && piece.offset == 0 &&
         piece.bytes == owners_[piece.owner].change->after.size();
}

bool Pieces::takes_back(const Change& undo, const Piece& piece) const {
  if (!is_intact(piece)) return false;
  const Change& made = *owners_[piece.owner].change;
  return made.action == Action::Apply && made.id == undo.id && made.after == undo.before &&
         made.before == undo.after;
}

void Pieces::restore(std::vector<Piece>& now, std::size_t owner) {
  owners_[owner].in_force = false;
  for (const Piece& piece : owners_[owner].replaced) put(now, piece);
}

bool Pieces::undo(Cursor& old, std::vector<Piece>& now, const Change& change) {
  if (!change.before.empty()) {
    const Piece* piece = old.whole();
    if (piece == nullptr || !takes_back(change, *piece)) return false;
    restore(now, old.next(change.span.end, false)->owner);
    return true;
  }
  // A change that left nothing has been passed already, perhaps with others at the same place.
  const auto end =
      std::find_if(now.rbegin(), now.rend(), [](const Piece& p) { return p.bytes > 0; });
  const auto found = std::find_if(now.rbegin(), end,
                                  [&](const Piece& piece) { return takes_back(change, piece); });
  if (found == end) return false;
  const std::vector<Piece> behind(found.base(), now.end());
  const std::size_t owner = found->owner;
  now.erase(std::prev(found.base()), now.end());
  restore(now, owner);
  for (const Piece& piece : behind) put(now, piece);
  return true;
}

void Pieces::apply(Cursor& old, std::vector<Piece>& now, const Change& change) {
  Owner owner{&change, {}, true};
  while (const auto piece = old.next(change.span.end, false)) put(owner.replaced, *piece);
  put(now, {owners_.size(), 0, change.after.size()});
  owners_.push_back(std::move(owner));
}

void Pieces::add(const LedgerEvent& event) {
  Cursor old(pieces_);
  std::vector<Piece> now;
  for (const Change& change : event.changes) {
    while (const auto piece = old.next(change.span.begin, true)) put(now, *piece);
    if (change.action == Action::Undo && undo(old, now, change)) continue;
    apply(old, now, change);
  }
  while (const auto piece = old.next(~std::uint64_t{0}, true)) put(now, *piece);
  pieces_ = std::move(now);
}

std::optional<ByteSpan> Pieces::base_of(const Owner& owner) {
  if (owner.replaced.size() != 1 || owner.replaced[0].owner != 0) return std::nullopt;
  const Piece& piece = owner.replaced[0];
  return ByteSpan{piece.offset, piece.offset + piece.bytes};
}

std::vector<Pieces::Standing> Pieces::standing() const {
  std::vector<Standing> out;
  std::vector<bool> listed(owners_.size());
  std::uint64_t place = 0;
  const auto is_correction = [&](std::size_t owner) {
    return owners_[owner].in_force && owners_[owner].change->action == Action::Apply;
  };
  for (const Piece& piece : pieces_) {
    if (is_intact(piece) && is_correction(piece.owner)) {
      const Owner& owner = owners_[piece.owner];
      out.push_back({owner.change, ByteSpan{place, place + piece.bytes}, base_of(owner)});
      listed[piece.owner] = true;
    }
    place += piece.bytes;
  }
  for (std::size_t owner = 1; owner < owners_.size(); ++owner)
    if (!listed[owner] && is_correction(owner))
      out.push_back({owners_[owner].change, std::nullopt, base_of(owners_[owner])});
  return out;
}

std::vector<Pieces::Kept> Pieces::kept() const {
  std::vector<Kept> out;
  std::uint64_t place = 0;
  for (const Piece& piece : pieces_) {
    if (piece.owner == 0) out.push_back({piece.offset, place, piece.bytes});
    place += piece.bytes;
  }
  return out;
}

std::optional<ByteSpan> place_of(ByteSpan base, const std::vector<Pieces::Kept>& kept) {
  // The last row that begins at or before the span; bytes of the base never change their order.
  auto row = std::upper_bound(kept.begin(), kept.end(), base.begin,
                              [](std::uint64_t begin, const auto& k) { return begin < k.base; });
  if (row == kept.begin()) return std::nullopt;
  --row;
  if (base.end > row->base + row->bytes) return std::nullopt;
  const std::uint64_t begin = row->now + (base.begin - row->base);
  return ByteSpan{begin, begin + base.size()};
}

}  // namespace chamra
