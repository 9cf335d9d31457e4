// SPDX-License-Identifier: Apache-2.0
#include "review/cluster_text.hpp"

#include <algorithm>

#include "align/graphemes.hpp"
#include "base/utf8.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

/// UTF-32 with the byte at which each letter ends.
struct Letters {
  std::u32string text;
  std::vector<std::uint32_t> end;

  explicit Letters(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      const Utf8Step step = decode_utf8_step(bytes, at);
      at += step.bytes;
      text += step.letter;
      end.push_back(static_cast<std::uint32_t>(at));
    }
  }
};

/// Whether the cluster before sara aa at `at` ends in nikhahit with at most a tone behind it.
bool completes_sara_am(std::u32string_view text, std::size_t at) {
  if (text[at] != letter::sara_aa && text[at] != letter::lao_sara_aa) return false;
  if (at > 0 && thai_class(text[at - 1]) == ThaiClass::Tone) --at;
  if (at == 0) return false;
  const char32_t before = text[at - 1];
  return before == letter::nikhahit || before == letter::lao_niggahita;
}

}  // namespace

char32_t Names::of(std::string_view piece) {
  return names_.try_emplace(std::string(piece), static_cast<char32_t>(names_.size())).first->second;
}

ClusterText clusters_of(std::string_view bytes, Names& names) {
  const Letters letters(bytes);
  ClusterText out;
  for (const std::uint32_t end : cluster_ends(letters.text)) {
    const std::uint32_t byte = letters.end[end - 1];
    const bool one_letter = !out.end.empty() && letters.end[end - 2] == out.end.back();
    if (one_letter && completes_sara_am(letters.text, end - 1)) {
      out.end.back() = byte;
    } else {
      out.end.push_back(byte);
    }
  }
  for (std::size_t k = 0; k < out.end.size(); ++k)
    out.name += names.of(bytes.substr(out.begin_of(k), out.end[k] - out.begin_of(k)));
  return out;
}

void mark_words(ClusterText& text, std::string_view bytes) {
  const Letters letters(bytes);
  text.ends_word.assign(text.end.size(), false);
  std::size_t cluster = 0;
  for (const std::uint32_t end : word_ends(letters.text)) {
    const std::uint32_t byte = letters.end[end - 1];
    while (cluster < text.end.size() && text.end[cluster] < byte) ++cluster;
    // A word that ends inside a cluster ends with it.
    if (cluster < text.end.size()) text.ends_word[cluster] = true;
  }
}

}  // namespace chamra
