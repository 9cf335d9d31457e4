// SPDX-License-Identifier: Apache-2.0
// Grapheme clusters as letters of an alphabet of their own, so that what measures code points
// measures clusters too.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace chamra::evaluate {

/// Numbers clusters in the order met; texts to be compared must go through the same object.
///
/// Clusters are those of ICU's root character iterator (Unicode Annex 29, extended).
class GraphemeAlphabet {
 public:
  /// One element for each cluster of `text`.
  [[nodiscard]] std::u32string spell(std::u32string_view text);

 private:
  std::unordered_map<std::u16string, char32_t> numbers_;
};

}  // namespace chamra::evaluate
