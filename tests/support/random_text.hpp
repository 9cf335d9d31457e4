// SPDX-License-Identifier: Apache-2.0
// Random input for property tests, the same on every machine: only std::mt19937_64 itself is used,
// since the standard does not say what its distributions give.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace chamra::test {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  /// From 0 to `bound` - 1.
  std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }

 private:
  std::mt19937_64 engine_;
};

/// What page dumps are made of, and what breaks programs that read them.
inline constexpr std::array<std::string_view, 24> pieces = {
    "ก",        "น้ำ",           "ประวัติศาสตร์",
    "กํา",       "เเ",           "ท่ี",
    "จ้านวน",    "ສົດ",           "\n",
    "\r\n",     "\f",           "\n\n",
    " ",        "abc 12",       "\xFF",
    "\xE0\xB8", "\xEF\xBF\xBD", "\xE0\xB9\x8C",
    "\xC2\xA0", "\xE2\x80\x8B", "\xE0\xB8\xB4\xE0\xB9\x88",
    "ๆ",        "๒๕๐๐",         "漢"};

inline std::string random_text(Random& random, std::size_t count) {
  std::string out;
  for (std::size_t k = 0; k < count; ++k) {
    const std::string_view piece = pieces[random.below(pieces.size())];
    // Long runs, so that windows of all kinds come about.
    const std::uint64_t times = random.below(16) == 0 ? random.below(300) : 1;
    for (std::uint64_t time = 0; time < times; ++time) out += piece;
  }
  return out;
}

/// `letters` by chance, as many as `count`.
inline std::u32string random_letters(Random& random, std::u32string_view letters,
                                     std::uint64_t count) {
  std::u32string out;
  while (out.size() < count) out += letters[random.below(letters.size())];
  return out;
}

inline std::string random_bytes(Random& random, std::size_t count) {
  std::string out;
  for (std::size_t k = 0; k < count; ++k) out += static_cast<char>(random.below(256));
  return out;
}

}  // namespace chamra::test
