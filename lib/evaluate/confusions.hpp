// SPDX-License-Identifier: Apache-2.0
// What was meant and what OCR made of it, counted over pages: the habits of an OCR at a glance, and
// which of them a correction undoes.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "evaluate/differences.hpp"

namespace chamra::evaluate {

/// A place where it happened: letters of the same line before and after it, as OCR had them.
struct Example {
  std::string page;
  std::size_t line = 0;  // of the OCR page, from 1
  std::u32string left, right;
};

/// `meant` of the truth became `seen`; either may be empty. How often in the OCR pages, how often
/// still in the fixed ones.
struct ConfusionRow {
  std::u32string meant, seen;
  std::size_t before = 0, after = 0;
  Example example;
};

class ConfusionCounts {
 public:
  /// Stretches with a longer side are only counted together.
  static constexpr std::size_t longest = 8;

  /// Differences of a truth with its OCR page, and (add_after) with its fixed page.
  void add_before(std::u32string_view truth, std::u32string_view ocr,
                  const std::vector<Difference>& found, const std::string& page);
  void add_after(std::u32string_view truth, std::u32string_view fixed,
                 const std::vector<Difference>& found);
  /// Examples stay those of the first page that had one.
  void merge(const ConfusionCounts& other);

  /// The most frequent before correction, most frequent first; ties by their letters.
  [[nodiscard]] std::vector<ConfusionRow> most_frequent(std::size_t limit) const;
  [[nodiscard]] std::size_t distinct() const { return rows_.size(); }
  /// Stretches too long to be listed.
  [[nodiscard]] std::size_t long_before() const { return long_before_; }

 private:
  struct Value {
    std::size_t before = 0, after = 0;
    Example example;
  };
  std::map<std::pair<std::u32string, std::u32string>, Value> rows_;  // meant, seen
  std::size_t long_before_ = 0;
};

}  // namespace chamra::evaluate
