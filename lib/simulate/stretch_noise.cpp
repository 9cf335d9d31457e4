// SPDX-License-Identifier: Apache-2.0
#include "simulate/stretch_noise.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>

#include "script/lao_thai.hpp"
#include "script/thai_class.hpp"
#include "simulate/letter_noise.hpp"

namespace chamra {
namespace {

constexpr std::uint32_t least_stretch = 6;     // letters; shorter ones are hardly prose
constexpr std::uint32_t longest_phrase = 20;   // letters that are said again
constexpr std::uint64_t most_repetitions = 4;  // beyond the first

/// Lao letters for Pali came with Unicode 12; today's Lao does without them.
bool is_for_pali(char32_t lao) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(lao), age);
  return age[0] >= 12;
}

/// The Lao letter for each Thai one: the twin where there is one, else one of the same sound.
std::map<char32_t, char32_t> lao_letters() {
  std::map<char32_t, char32_t> twins, others;
  for (char32_t lao = letter::lao_first; lao <= letter::lao_last; ++lao) {
    const LaoReading reading = thai_readings(lao);
    if (reading.nearest.size() != 1 || is_for_pali(lao)) continue;
    const bool twin = reading.nearest[0] + 0x80 == lao;
    (twin ? twins : others).emplace(reading.nearest[0], lao);
    for (const char32_t other : reading.others) others.emplace(other, lao);
  }
  twins.merge(others);
  return twins;
}

std::vector<CharSpan> stretches(std::u32string_view text) {
  std::vector<CharSpan> found;
  for (std::uint32_t begin = 0; begin < text.size();) {
    std::uint32_t end = begin;
    while (end < text.size() && is_thai(text[end])) ++end;
    if (end - begin >= least_stretch) found.push_back({begin, end});
    begin = std::max(end, begin + 1);
  }
  return found;
}

/// The end of a stretch, from a place where no mark loses its letter.
CharSpan last_phrase(std::u32string_view text, CharSpan stretch) {
  std::uint32_t begin = stretch.end - std::min(longest_phrase, stretch.size());
  while (begin > stretch.begin && !cluster_boundary(text[begin - 1], text[begin])) --begin;
  return {begin, stretch.end};
}

}  // namespace

std::u32string in_lao_letters(std::u32string_view thai) {
  static const std::map<char32_t, char32_t> letters = lao_letters();
  std::u32string lao;
  for (const char32_t letter : thai) {
    const auto found = letters.find(letter);
    lao += found == letters.end() ? letter : found->second;
  }
  return lao;
}

void add_lao_runs(std::u32string_view text, const Draws& draws, Share32 share, Taken& taken,
                  std::vector<Misprint>& changes) {
  for (const CharSpan stretch : stretches(text)) {
    const auto part = text.substr(stretch.begin, stretch.size());
    if (taken.any(stretch) || !draws.happens(Chance::LaoRun, stretch.begin, part, share)) continue;
    taken.take(stretch);
    changes.push_back({stretch, in_lao_letters(part), Reason::LaoRun});
  }
}

void add_repetition(std::u32string_view text, const Draws& draws, Share32 share, Taken& taken,
                    std::vector<Misprint>& changes) {
  for (const CharSpan stretch : stretches(text)) {
    const CharSpan phrase = last_phrase(text, stretch);
    const auto part = text.substr(phrase.begin, phrase.size());
    if (taken.any(phrase)) continue;
    if (!draws.happens(Chance::Repetition, phrase.begin, part, share)) continue;
    taken.take(phrase);
    std::u32string again;
    const std::uint64_t draw = draws.at(Chance::RepetitionCount, phrase.begin, part);
    for (std::uint64_t times = 0; times <= draw % most_repetitions; ++times) again += part;
    changes.push_back({{phrase.end, phrase.end}, std::move(again), Reason::Repetition});
  }
}

void add_intrusions(std::u32string_view text, const Draws& draws, Share32 share, Taken& taken,
                    std::vector<Misprint>& changes) {
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    if (!is_thai(text[at]) || is_mark(text[at]) || taken.any({at, at + 1})) continue;
    const auto context = text.substr(at, 3);
    if (!draws.happens(Chance::Intrusion, at, context, share)) continue;
    taken.take({at, at + 1});
    const char32_t letter = intruder(draws.at(Chance::Intruder, at, context));
    changes.push_back({{at, at + 1}, std::u32string(1, letter), Reason::ScriptIntrusion});
  }
}

}  // namespace chamra
