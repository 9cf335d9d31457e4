// SPDX-License-Identifier: Apache-2.0
// Corrections counted: by reason, by file, and which forms come most often.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "review/review_file.hpp"

namespace chamra {

/// Counts files one after the other. Memory grows with the number of different forms.
class ReviewCounts {
 public:
  void add(const ReviewFile& file);

  /// For people: all, by reason, by file, and the `most` most frequent pairs.
  [[nodiscard]] std::string text(std::size_t most) const;

 private:
  struct Tally {
    std::uint64_t all = 0, accepted = 0, rejected = 0;
  };
  static void count(Tally& tally, const ReviewedEdit& reviewed);
  static std::string row(std::string_view name, const Tally& tally);

  Tally all_;
  std::vector<Tally> by_reason_ = std::vector<Tally>(reason_count);
  std::vector<std::pair<std::string, Tally>> by_file_;
  std::map<std::pair<std::string, std::string>, std::uint64_t> by_form_;
};

}  // namespace chamra
