// SPDX-License-Identifier: Apache-2.0
// Grapheme clusters and words, and clusters as letters of an alphabet of their own, so that what
// measures code points measures clusters too.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chamra {

/// Where the clusters of `text` end, in code points, ascending; none for an empty text.
///
/// Clusters are those of ICU's root character iterator (Unicode Annex 29, extended).
[[nodiscard]] std::vector<std::uint32_t> cluster_ends(std::u32string_view text);

/// Where ICU's words (by dictionary for Thai and Lao), and what stands between words, end.
[[nodiscard]] std::vector<std::uint32_t> word_ends(std::u32string_view text);

/// Numbers clusters in the order met; texts to be compared must go through the same object.
class GraphemeAlphabet {
 public:
  /// One element for each cluster of `text`.
  [[nodiscard]] std::u32string spell(std::u32string_view text);

 private:
  std::unordered_map<std::u32string, char32_t> numbers_;
};

}  // namespace chamra
