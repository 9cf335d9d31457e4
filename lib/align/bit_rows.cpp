// SPDX-License-Identifier: Apache-2.0
#include "align/bit_rows.hpp"

#include <bit>

namespace chamra {
namespace {

/// What one word hands to the next: the steps down (plus or minus one) at its last column.
struct Carry {
  std::uint64_t plus = 1, minus = 0;  // left edge: F[i][0] = F[i-1][0] + 1
};

struct WordSteps {
  std::uint64_t free_diagonal, costly_down;
};

WordSteps descend_word(std::uint64_t match, std::uint64_t& rises, std::uint64_t& falls,
                       Carry& carry) {
  const std::uint64_t x = match | carry.minus;
  const std::uint64_t diagonal = (((x & rises) + rises) ^ rises) | x | falls;
  std::uint64_t plus = falls | ~(diagonal | rises);
  std::uint64_t minus = diagonal & rises;
  const WordSteps steps{diagonal, plus};
  const Carry next{plus >> 63U, minus >> 63U};
  plus = plus << 1U | carry.plus;
  minus = minus << 1U | carry.minus;
  rises = minus | ~(diagonal | plus);
  falls = plus & diagonal;
  carry = next;
  return steps;
}

}  // namespace

BitRows::BitRows(std::u32string_view b)
    : columns_(b.size()), words_((b.size() + 63) / 64), matches_(words_) {
  for (std::size_t at = 0; at < b.size(); ++at) {
    const std::uint32_t slot = slot_for(b[at]);
    matches_[slot * words_ + at / 64] |= std::uint64_t{1} << (at % 64);
  }
}

std::uint32_t BitRows::slot_for(char32_t letter) {
  std::uint32_t& slot = letter < direct_letters ? direct_[letter] : other_[letter];
  if (slot == 0) {
    slot = static_cast<std::uint32_t>(matches_.size() / words_);
    matches_.resize(matches_.size() + words_);
  }
  return slot;
}

const std::uint64_t* BitRows::matches_of(char32_t letter) const {
  std::uint32_t slot = 0;
  if (letter < direct_letters) {
    slot = direct_[letter];
  } else if (const auto found = other_.find(letter); found != other_.end()) {
    slot = found->second;
  }
  return matches_.data() + slot * words_;
}

Row BitRows::top() const { return {Bits(words_, ~std::uint64_t{0}), Bits(words_, 0)}; }

void BitRows::descend(char32_t letter, Row& row) const {
  const std::uint64_t* match = matches_of(letter);
  Carry carry;
  for (std::size_t w = 0; w < words_; ++w) {
    descend_word(match[w], row.rises[w], row.falls[w], carry);
  }
}

void BitRows::descend(char32_t letter, Row& row, const Descent& descent) const {
  const std::uint64_t* match = matches_of(letter);
  Carry carry;
  for (std::size_t w = 0; w < words_; ++w) {
    const WordSteps steps = descend_word(match[w], row.rises[w], row.falls[w], carry);
    descent.free_diagonal[w] = steps.free_diagonal;
    descent.costly_down[w] = steps.costly_down;
  }
}

std::size_t BitRows::last_cell(const Row& row, std::size_t i) const {
  std::size_t up = i, down = 0;
  for (std::size_t w = 0; w < words_; ++w) {
    const std::size_t used = columns_ - w * 64;
    const std::uint64_t mask = used >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << used) - 1;
    up += static_cast<std::size_t>(std::popcount(row.rises[w] & mask));
    down += static_cast<std::size_t>(std::popcount(row.falls[w] & mask));
  }
  return up - down;
}

}  // namespace chamra
