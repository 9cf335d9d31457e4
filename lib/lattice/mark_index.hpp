// SPDX-License-Identifier: Apache-2.0
// Marks in the order they come, found again by value: a few by looking at all of them, many by
// hashing.
//
// Most places of a page are reached in few ways, and for these nothing beats a row of numbers.
// Where every letter may stand for many (Thai in Lao letters) there are hundreds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace chamra {

class MarkIndex {
 public:
  static constexpr std::size_t none = ~std::size_t{0};

  /// Forgets all marks, keeps their memory.
  void clear() {
    marks_.clear();
    slots_.clear();
  }
  void add(std::uint32_t mark) {
    marks_.push_back(mark);
    if (marks_.size() <= few) return;
    if (marks_.size() * 2 > slots_.size())
      enter_all();
    else
      enter(marks_.size() - 1);
  }

  /// The number, from 0 in the order they came, of a mark that is `mark` and that `fits`; `none`
  /// where there is not one.
  template <class Fits>
  [[nodiscard]] std::size_t find(std::uint32_t mark, Fits fits) const {
    if (slots_.empty()) {
      for (std::size_t k = 0; k < marks_.size(); ++k) {
        if (marks_[k] == mark && fits(k)) return k;
      }
      return none;
    }
    for (std::size_t at = slot_of(mark); slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
      const std::size_t k = slots_[at] - 1;
      if (marks_[k] == mark && fits(k)) return k;
    }
    return none;
  }

 private:
  static constexpr std::size_t few = 16;

  [[nodiscard]] std::size_t slot_of(std::uint32_t mark) const {
    return (mark * 0x9E3779B97F4A7C15ULL >> 32U) & (slots_.size() - 1);
  }
  void enter(std::size_t k) {
    std::size_t at = slot_of(marks_[k]);
    while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = static_cast<std::uint32_t>(k + 1);
  }
  void enter_all() {
    slots_.assign(slots_.empty() ? 4 * few : 2 * slots_.size(), 0);
    for (std::size_t k = 0; k < marks_.size(); ++k) enter(k);
  }

  std::vector<std::uint32_t> marks_, slots_;  // slots: numbers from 1, 0 where empty
};

}  // namespace chamra
