// SPDX-License-Identifier: Apache-2.0
// Words as units of measure. Where they come from is the caller's business: word rates are only
// comparable under one segmenter, so that its name goes with them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.hpp"

namespace chamra::evaluate {

/// Cuts text into words in order; what no word covers (blanks, line breaks) is not measured.
struct Segmenter {
  std::string name;
  std::function<std::vector<CharSpan>(std::u32string_view)> cut;

  explicit operator bool() const { return static_cast<bool>(cut); }
};

/// Numbers words in the order met; texts to be compared must go through the same object.
class WordAlphabet {
 public:
  /// One element for each word of `text`.
  [[nodiscard]] std::u32string spell(std::u32string_view text, const Segmenter& segmenter);

 private:
  std::unordered_map<std::u32string, char32_t> numbers_;
};

}  // namespace chamra::evaluate
