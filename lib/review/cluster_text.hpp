// SPDX-License-Identifier: Apache-2.0
// A text as clusters: what a reader takes for one letter, with its place in the bytes.
//
//   แม่น้ำ  =  แ | ม่ | น้ำ        3 clusters, 6 code points, 18 bytes
//
// Clusters are those of Unicode, with one more rule: nikhahit, a tone perhaps, and sara aa are sara
// am in pieces, and stay together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chamra {

/// `name[k]` stands for the bytes of cluster k, which end at `end[k]`; clusters of the same bytes
/// have the same name.
struct ClusterText {
  std::u32string name;
  std::vector<std::uint32_t> end;
  /// Whether a word ends with cluster k. Filled by mark_words.
  std::vector<bool> ends_word;

  [[nodiscard]] std::uint32_t begin_of(std::size_t cluster) const {
    return cluster == 0 ? 0 : end[cluster - 1];
  }
};

/// Gives equal pieces of bytes equal names; texts to be compared must use the same object.
class Names {
 public:
  char32_t of(std::string_view piece);

 private:
  std::unordered_map<std::string, char32_t> names_;
};

/// Total and linear: bytes that are not UTF-8 are clusters too.
[[nodiscard]] ClusterText clusters_of(std::string_view bytes, Names& names);

/// Fills `ends_word` of `text`, which was made of `bytes`.
void mark_words(ClusterText& text, std::string_view bytes);

}  // namespace chamra
