// SPDX-License-Identifier: Apache-2.0
// Which bytes of a file come from where, after some events: a piece table without the text.
//
//   base text     [ a b c d e f g h ]
//   apply X       [ a b | X1 X2 X3 | f g h ]            X replaced c d e
//   apply Y       [ a b | X1 | Y1 | g h ]               Y replaced X2 X3 f
//   undo Y        [ a b | X1 X2 X3 | f g h ]            X is intact again and may be undone as well
//
// A change that took bytes away and put none in their place stays as a piece of length 0.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ledger/event.hpp"

namespace chamra {

/// Costs: an event is linear in pieces and changes.
class Pieces {
 public:
  /// A text of that many bytes, no change yet.
  explicit Pieces(std::uint64_t bytes);

  /// `event` must outlive this object. An undo takes back the change of that id where it stands; of
  /// a change that was made before the base text, it is a change like others.
  void add(const LedgerEvent& event);

  /// A change in force. `span`: where all of its `after` stands now, nothing in it changed since;
  /// none when a later change covers some of it. `replaced`: the bytes of the base text that it
  /// stands for, if they are in one row.
  struct Standing {
    const Change* change = nullptr;
    std::optional<ByteSpan> span, replaced;
  };
  /// Corrections in force, those intact by position, then the covered ones.
  [[nodiscard]] std::vector<Standing> standing() const;

  /// Bytes of the base text that still stand, in a row from `base` on, and from `now` on.
  struct Kept {
    std::uint64_t base = 0, now = 0, bytes = 0;
  };
  [[nodiscard]] std::vector<Kept> kept() const;

 private:
  struct Piece {
    std::size_t owner = 0;  // in owners_; 0: the base text
    std::uint64_t offset = 0, bytes = 0;
  };
  struct Owner {
    const Change* change = nullptr;
    std::vector<Piece> replaced;
    bool in_force = false;
  };
  class Cursor;

  static void put(std::vector<Piece>& pieces, const Piece& piece);
  void apply(Cursor& old, std::vector<Piece>& now, const Change& change);
  bool undo(Cursor& old, std::vector<Piece>& now, const Change& change);
  void restore(std::vector<Piece>& now, std::size_t owner);
  [[nodiscard]] bool is_intact(const Piece& piece) const;
  [[nodiscard]] bool takes_back(const Change& undo, const Piece& piece) const;
  [[nodiscard]] static std::optional<ByteSpan> base_of(const Owner& owner);

  std::vector<Owner> owners_;
  std::vector<Piece> pieces_;
};

/// Where the bytes of `base` stand now, if they all do and in a row; of an empty span, the place
/// beside a byte that stands.
[[nodiscard]] std::optional<ByteSpan> place_of(ByteSpan base,
                                               const std::vector<Pieces::Kept>& kept);

}  // namespace chamra
