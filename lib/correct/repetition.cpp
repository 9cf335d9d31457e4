// SPDX-License-Identifier: Apache-2.0
#include "correct/repetition.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/fnv.hpp"
#include "script/script_of.hpp"

namespace chamra {
namespace {

constexpr std::uint32_t shortest = 8, longest = 400;  // letters of a phrase
constexpr std::uint32_t least_times = 3;
constexpr std::size_t least_different = 5;

std::uint64_t hash_of(std::u32string_view letters) {
  Fnv fnv;
  for (const char32_t letter : letters) fnv.add(letter);
  return fnv.hash();
}

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
  std::unordered_map<std::uint64_t, std::uint32_t> last;  // where these letters stood last
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = 0; at + shortest <= size; ++at) {
    const auto [place, is_new] = last.try_emplace(hash_of(text.substr(at, shortest)), at);
    const std::uint32_t period = at - place->second, begin = place->second;
    place->second = at;
    if (is_new || period < shortest || period > longest) continue;
    std::uint32_t end = at;
    while (end < size && text[end] == text[end - period]) ++end;
    if (end - begin < least_times * period || !is_speech(text.substr(begin, period))) continue;
    found.push_back({{begin, end}, period});
    at = end - 1;
    last.clear();
  }
  return found;
}

}  // namespace chamra
