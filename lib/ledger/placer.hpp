// SPDX-License-Identifier: Apache-2.0
// Corrections made for an earlier state of a file, put where their bytes stand now.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "edits/edit.hpp"
#include "ledger/pieces.hpp"

namespace chamra {

/// Ready: `span` and `before` of the present file. Already: it is in force. Covered: some of its
/// bytes have been changed since, by the correction `by` where one can be named.
struct Placement {
  enum class Kind : std::uint8_t { Ready, Already, Covered };
  Kind kind = Kind::Covered;
  ByteSpan span;
  std::string before, by;
};

class Placer {
 public:
  /// `pieces`: the present text as seen from the state that the corrections were made for.
  explicit Placer(const Pieces& pieces);

  /// An accepted edit of the same id as one in force, but with another text, is Ready in its place.
  [[nodiscard]] Placement place(const std::string& id, const Edit& edit) const;

 private:
  [[nodiscard]] const Pieces::Standing* in_force(const std::string& id, const Edit& edit) const;
  [[nodiscard]] std::string obstacle(ByteSpan base) const;

  std::vector<Pieces::Kept> kept_;
  std::vector<Pieces::Standing> standing_;
  std::multimap<std::string, std::size_t> by_id_;  // places in standing_
  std::vector<std::size_t> by_base_;               // those that replace something, in its order
};

}  // namespace chamra
