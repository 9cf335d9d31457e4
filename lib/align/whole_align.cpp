// SPDX-License-Identifier: Apache-2.0
#include "align/whole_align.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "align/bit_rows.hpp"
#include "align/near_align.hpp"

namespace chamra {
namespace {

/// Up to this much, all rows are kept, which saves going down the table twice.
constexpr std::size_t keep_all_words = std::size_t{1} << 21U;

/// Texts that differ by more are not looked at place by place.
constexpr std::size_t near_distance = 256;

std::size_t common_suffix(std::u32string_view a, std::u32string_view b) {
  const auto ends = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  return static_cast<std::size_t>(ends.first - a.rbegin());
}

std::size_t common_prefix(std::u32string_view a, std::u32string_view b) {
  const auto ends = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(ends.first - a.begin());
}

/// Goes down the table once for checkpoints, then back up block by block along the preferred path.
class Traceback {
 public:
  Traceback(std::u32string_view a, std::u32string_view b)
      : a_(a), b_(b), rows_(b), i_(a.size()), j_(b.size()) {
    const std::size_t all = a.size() * rows_.words();
    const auto root = static_cast<std::size_t>(std::sqrt(static_cast<double>(a.size())));
    block_ = all <= keep_all_words ? std::max<std::size_t>(a.size(), 1) : root + 1;
  }

  Alignment run() {
    result_.partner.assign(a_.size(), no_partner);
    result_.inserted.assign(a_.size() + 1, false);
    set_checkpoints();
    for (std::size_t k = checkpoints_.size(); k-- > 0;) climb(k);
    if (j_ > 0) result_.inserted[0] = true;
    return std::move(result_);
  }

 private:
  void set_checkpoints() {
    checkpoints_.push_back(rows_.top());
    for (std::size_t begin = block_; begin < a_.size(); begin += block_) {
      Row row = checkpoints_.back();
      for (std::size_t i = begin - block_; i < begin; ++i) rows_.descend(a_[i], row);
      checkpoints_.push_back(std::move(row));
    }
  }

  /// Works out the rows of block k and follows the path up through them.
  void climb(std::size_t k) {
    const std::size_t begin = k * block_, end = std::min(begin + block_, a_.size());
    const std::size_t words = rows_.words();
    diagonal_.resize((end - begin) * words);
    down_.resize((end - begin) * words);
    Row& row = checkpoints_[k];
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t at = (i - begin) * words;
      rows_.descend(a_[i], row, {diagonal_.data() + at, down_.data() + at});
    }
    if (end == a_.size()) result_.distance = rows_.last_cell(row, a_.size());
    while (i_ > begin) step(begin);
    checkpoints_.pop_back();
  }

  void step(std::size_t begin) {
    if (j_ == 0) {
      --i_;
      return;
    }
    const std::size_t at = (i_ - 1 - begin) * rows_.words();
    const bool equal = a_[i_ - 1] == b_[j_ - 1];
    if (equal || !bit_of(diagonal_.data() + at, j_ - 1)) {
      --i_;
      --j_;
      if (equal) result_.partner[i_] = static_cast<std::uint32_t>(j_);
    } else if (bit_of(down_.data() + at, j_ - 1)) {
      --i_;
    } else {
      result_.inserted[i_] = true;
      --j_;
    }
  }

  std::u32string_view a_, b_;
  BitRows rows_;
  std::size_t i_, j_, block_ = 1;
  std::vector<Row> checkpoints_;
  Bits diagonal_, down_;
  Alignment result_;
};

/// F[i][0..m] in numbers.
void spell_out(const Row& row, std::size_t i, std::vector<std::uint32_t>& cells) {
  auto value = static_cast<std::uint32_t>(i);
  cells[0] = value;
  for (std::size_t j = 0; j + 1 < cells.size(); ++j) {
    value += bit_of(row.rises.data(), j) ? 1 : 0;
    value -= bit_of(row.falls.data(), j) ? 1 : 0;
    cells[j + 1] = value;
  }
}

std::u32string reversed(std::u32string_view text) { return {text.rbegin(), text.rend()}; }

/// From the row at letter `i` of `a` down to that at `end`.
void descend(std::u32string_view a, const BitRows& table, std::size_t i, std::size_t end,
             Row& row) {
  for (; i < end; ++i) table.descend(a[i], row);
}

/// The rows of the table at many borders, from the last to the first, of which a few are kept and
/// the others worked out again: memory as for the root of their number.
class RowsBackwards {
 public:
  RowsBackwards(std::u32string_view a, std::u32string_view b,
                const std::vector<std::uint32_t>& borders)
      : a_(a), table_(b), borders_(borders), group_(group_of(borders.size())) {
    Row row = table_.top();
    std::size_t i = 0;
    for (std::size_t k = 0; k < borders.size(); k += group_) {
      descend(a, table_, i, borders[k], row);
      i = borders[k];
      starts_.push_back(row);
    }
    descend(a, table_, i, a.size(), row);
    distance_ = table_.last_cell(row, a.size());
  }

  [[nodiscard]] std::size_t distance() const { return distance_; }

  /// To be asked for from the last border to the first.
  const Row& at(std::size_t k) {
    if (rows_.empty() || k < first_) open(k / group_);
    return rows_[k - first_];
  }

 private:
  static std::size_t group_of(std::size_t borders) {
    return static_cast<std::size_t>(std::sqrt(static_cast<double>(borders))) + 1;
  }

  void open(std::size_t group) {
    first_ = group * group_;
    rows_.assign(1, starts_[group]);
    const std::size_t last = std::min(first_ + group_, borders_.size());
    for (std::size_t k = first_ + 1; k < last; ++k) {
      rows_.push_back(rows_.back());
      descend(a_, table_, borders_[k - 1], borders_[k], rows_.back());
    }
  }

  std::u32string_view a_;
  BitRows table_;
  const std::vector<std::uint32_t>& borders_;
  std::size_t group_, distance_ = 0;
  std::vector<Row> starts_;  // of groups of borders
  std::size_t first_ = 0;    // border of `rows_`
  std::vector<Row> rows_;
};

}  // namespace

Alignment align_whole(std::u32string_view a, std::u32string_view b) {
  // Read from the end, equal letters are always paired: leaving them out changes nothing.
  const std::size_t tail = common_suffix(a, b);
  const auto head_a = a.substr(0, a.size() - tail), head_b = b.substr(0, b.size() - tail);
  auto near = align_near(head_a, head_b, near_distance);
  Alignment result = near ? std::move(*near) : Traceback(head_a, head_b).run();
  for (std::size_t k = 0; k < tail; ++k) {
    result.partner.push_back(static_cast<std::uint32_t>(b.size() - tail + k));
  }
  result.inserted.resize(a.size() + 1, false);
  return result;
}

std::size_t distance_whole(std::u32string_view a, std::u32string_view b) {
  const std::size_t head = common_prefix(a, b);
  a.remove_prefix(head);
  b.remove_prefix(head);
  const std::size_t tail = common_suffix(a, b);
  a.remove_suffix(tail);
  b.remove_suffix(tail);
  const BitRows table(b);
  Row row = table.top();
  for (const char32_t letter : a) table.descend(letter, row);
  return table.last_cell(row, a.size());
}

std::vector<Crossing> crossings_whole(std::u32string_view a, std::u32string_view b,
                                      const std::vector<std::uint32_t>& borders) {
  if (borders.empty()) return {};
  RowsBackwards above(a, b, borders);
  const BitRows upward(reversed(b));
  Row row = upward.top();
  std::vector<Crossing> found(borders.size());
  std::vector<std::uint32_t> forth(b.size() + 1), back(b.size() + 1);
  std::size_t i = a.size();
  for (std::size_t k = borders.size(); k-- > 0;) {
    for (; i > borders[k]; --i) upward.descend(a[i - 1], row);
    spell_out(above.at(k), i, forth);
    spell_out(row, a.size() - i, back);
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (forth[j] + back[b.size() - j] == above.distance()) {
        found[k].places.push_back(static_cast<std::uint32_t>(j));
      }
    }
  }
  return found;
}

std::size_t closest_prefix(std::u32string_view a, std::u32string_view b) {
  const BitRows table(b);
  Row row = table.top();
  for (const char32_t letter : a) table.descend(letter, row);
  std::vector<std::uint32_t> cells(b.size() + 1);
  spell_out(row, a.size(), cells);
  const auto least = std::min_element(cells.rbegin(), cells.rend());
  return static_cast<std::size_t>(cells.rend() - least) - 1;
}

}  // namespace chamra
