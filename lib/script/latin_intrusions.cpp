// SPDX-License-Identifier: Apache-2.0
#include "script/latin_intrusions.hpp"

#include <algorithm>

#include "script/script_of.hpp"

namespace chamra {
namespace {

constexpr std::uint32_t fewest_letters = 2;

bool is_latin(char32_t letter) { return script_of(letter) == Script::Latin; }
bool is_small(char32_t letter) { return letter >= U'a' && letter <= U'z'; }

bool may_be_thai(std::u32string_view text, CharSpan run) {
  const char32_t before = run.begin > 0 ? text[run.begin - 1] : U' ';
  const char32_t after = run.end < text.size() ? text[run.end] : U' ';
  const auto letters = text.substr(run.begin, run.size());
  return run.size() >= fewest_letters && (is_thai(before) || is_thai(after)) &&
         script_of(before) != Script::Digit && script_of(after) != Script::Digit &&
         std::all_of(letters.begin(), letters.end(), is_small);
}

}  // namespace

std::vector<CharSpan> find_latin_intrusions(std::u32string_view text) {
  std::vector<CharSpan> out;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t begin = 0, end = 0; begin < size; begin = end) {
    end = begin + 1;
    if (!is_latin(text[begin])) continue;
    while (end < size && is_latin(text[end])) ++end;
    if (may_be_thai(text, {begin, end})) out.push_back({begin, end});
  }
  return out;
}

}  // namespace chamra
