// SPDX-License-Identifier: Apache-2.0
#include "correct/repetition.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "script/script_of.hpp"

namespace chamra {
namespace {

constexpr std::uint32_t shortest = 8, longest = 400;  // letters of a phrase
constexpr std::uint32_t least_times = 3;
constexpr std::size_t least_different = 5;

/// Where the letters from a place on stood last, looked for no further back than a phrase is long.
class LastPlaces {
 public:
  explicit LastPlaces(std::u32string_view text) : text_(text), newest_(heads, none) { forget(0); }

  /// `at` goes up by one from call to call, or to where forget was told. Gives none where the next
  /// `shortest` letters stood nowhere. Cost: mostly one look, at most `longest`.
  std::uint32_t find_and_keep(std::uint32_t at) {
    read(at + shortest - 1);
    std::uint32_t& newest = newest_[key_ * 0x9E3779B97F4A7C15ULL >> (64 - head_bits)];
    std::uint32_t found = newest;
    while (may_be_last(found, at) && !alike(found, at)) found = older_[found % older_.size()];
    older_[at % older_.size()] = newest;
    newest = at;
    return may_be_last(found, at) ? found : none;
  }

  /// All places before `first`.
  void forget(std::uint32_t first) {
    first_ = first;
    for (std::uint32_t k = first; k + 1 < first + shortest && k < text_.size(); ++k) read(k);
  }

  static constexpr std::uint32_t none = 0xFFFFFFFF;

 private:
  /// The last eight letters make the key, a byte of each.
  void read(std::uint32_t at) { key_ = key_ << 8U | (text_[at] & 0xFFU); }
  [[nodiscard]] bool may_be_last(std::uint32_t place, std::uint32_t at) const {
    return place != none && place >= first_ && at - place <= longest;
  }
  [[nodiscard]] bool alike(std::uint32_t a, std::uint32_t b) const {
    return text_.substr(a, shortest) == text_.substr(b, shortest);
  }

  static constexpr unsigned head_bits = 12;
  static constexpr std::size_t heads = std::size_t{1} << head_bits;
  static_assert(shortest == sizeof(std::uint64_t));

  std::u32string_view text_;
  std::vector<std::uint32_t> newest_;       // by key
  std::array<std::uint32_t, 512> older_{};  // of the same key, by place
  std::uint64_t key_ = 0;
  std::uint32_t first_ = 0;
};

bool is_speech(std::u32string_view phrase) {
  std::set<char32_t> letters;
  for (const char32_t letter : phrase) {
    if (is_thai(letter) || is_lao(letter)) letters.insert(letter);
  }
  return letters.size() >= least_different;
}

}  // namespace

std::vector<Repetition> find_repetitions(std::u32string_view text) {
  std::vector<Repetition> found;
  LastPlaces last(text);
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t dumb_period = 0,
                dumb_end = 0;  // the last that is said over and over, but no speech
  for (std::uint32_t at = 0; at + shortest <= size; ++at) {
    const std::uint32_t begin = last.find_and_keep(at), period = at - begin;
    if (begin == LastPlaces::none || period < shortest) continue;
    if (period == dumb_period && at < dumb_end) continue;
    std::uint32_t end = at;
    while (end < size && text[end] == text[end - period]) ++end;
    if (end - begin < least_times * period) continue;
    if (!is_speech(text.substr(begin, period))) {
      dumb_period = period, dumb_end = end;
      continue;
    }
    found.push_back({{begin, end}, period});
    at = end - 1;
    last.forget(end);
  }
  return found;
}

}  // namespace chamra
