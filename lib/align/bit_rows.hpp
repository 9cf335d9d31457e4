// SPDX-License-Identifier: Apache-2.0
// Rows of the edit-distance table F, 64 cells a machine word: row i tells F[i][0..m] by the steps
// between neighbours.
//
//            b0 b1 b2 ...            rises: F[i][j+1] = F[i][j] + 1      falls: F[i][j+1] = F[i][j]
//            - 1
//        0   1  2  3                 F[i][0] = i always, so the steps are the whole row
//   a0   1   .  .  .
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chamra {

using Bits = std::vector<std::uint64_t>;

/// The steps along one row of F.
struct Row {
  Bits rises, falls;
};

/// How a row came from the row above: where the diagonal step costs nothing, and where the step
/// down costs one.
struct Descent {
  std::uint64_t* free_diagonal;
  std::uint64_t* costly_down;
};

/// The columns of the table: a text b, ready for any number of rows.
class BitRows {
 public:
  explicit BitRows(std::u32string_view b);

  [[nodiscard]] std::size_t words() const { return words_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  /// Row 0: every step rises.
  [[nodiscard]] Row top() const;
  /// Goes down one row, past `letter` of a.
  void descend(char32_t letter, Row& row) const;
  /// The same, noting words() words of each kind at `descent`.
  void descend(char32_t letter, Row& row, const Descent& descent) const;
  /// F[i][m], the end of row number i.
  [[nodiscard]] std::size_t last_cell(const Row& row, std::size_t i) const;

 private:
  [[nodiscard]] const std::uint64_t* matches_of(char32_t letter) const;
  std::uint32_t slot_for(char32_t letter);

  static constexpr std::size_t direct_letters = 0x1000;  // Latin, Thai, Lao and neighbours
  std::size_t columns_, words_;
  std::array<std::uint32_t, direct_letters> direct_{};
  std::unordered_map<char32_t, std::uint32_t> other_;
  Bits matches_;  // slot after slot; slot 0 is for letters that b does not have
};

[[nodiscard]] inline bool bit_of(const std::uint64_t* words, std::size_t at) {
  return (words[at / 64] >> (at % 64) & 1U) != 0;
}

}  // namespace chamra
