// SPDX-License-Identifier: Apache-2.0
#include "lattice/paragraph.hpp"

#include "script/lao_thai.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

constexpr float illegal_cost = 4;        // two letters that may not stand together
constexpr float foreign_cost = 7;        // a letter of another script inside a Thai word
constexpr float lao_letter_cost = 1.2F;  // a Lao letter for its nearest Thai one
constexpr std::size_t longest_foreign = 12;

bool is_word_letter(Seen letter) {
  return is_seen_thai(letter) || is_seen_lao(letter) || letter == seen::foreign;
}

WordId barrier_of(char32_t letter) {
  switch (script_of(letter)) {
    case Script::Digit:
      return word::number;
    case Script::Latin:
    case Script::Lao:
    case Script::Foreign:
      return word::latin;
    default:
      return word::boundary;
  }
}

/// Foreign letters stand for themselves, unless they touch Thai ones and are few: those are
/// suspects.
void free_foreign_runs(std::vector<Seen>& seen) {
  for (std::size_t begin = 0, end = 0; begin < seen.size(); begin = end) {
    end = begin + 1;
    if (seen[begin] != seen::foreign) continue;
    while (end < seen.size() && seen[end] == seen::foreign) ++end;
    const bool touches = (begin > 0 && is_seen_thai(seen[begin - 1])) ||
                         (end < seen.size() && is_seen_thai(seen[end]));
    if (touches && end - begin <= longest_foreign) continue;
    for (std::size_t k = begin; k < end; ++k) seen[k] = seen::other;
  }
}

float extra_cost(Seen letter) {
  if (letter == seen::foreign) return foreign_cost;
  return is_seen_lao(letter) ? lao_letter_cost : 0;
}

}  // namespace

Paragraph prepare(std::u32string_view text, bool lao_is_thai, const NgramModel& letters) {
  Paragraph out;
  out.text = text;
  for (const char32_t letter : text) {
    const Seen seen = to_seen(letter);
    // Thai touches English words and names without a blank: Latin always stands for itself.
    const bool itself = seen == seen::latin || (is_seen_lao(seen) && !lao_is_thai);
    out.seen.push_back(itself ? seen::other : seen);
  }
  free_foreign_runs(out.seen);
  NgramState state, next;
  letters.score({}, 0, state);
  const NgramState start = state;
  float sum = 0;
  for (std::size_t k = 0; k < text.size(); ++k) {
    out.unknown_cost.push_back(sum);
    out.barrier.push_back(barrier_of(text[k]));
    const ThaiClass here = thai_class(text[k]);
    out.breakable.push_back(here < ThaiClass::Above && here != ThaiClass::FollowingVowel);
    if (!is_word_letter(out.seen[k])) {
      state = start;
      sum += extra_cost(out.seen[k]);
      continue;
    }
    sum += extra_cost(out.seen[k]);
    const std::u32string_view reading = thai_readings(text[k]).nearest;
    const char32_t thai = is_seen_lao(out.seen[k]) && !reading.empty() ? reading.front() : text[k];
    const Symbol symbol = to_symbol(thai, Alphabet::Thai);
    if (symbol == 0) continue;
    sum -= letters.score(state, symbol, next);
    state = next;
    if (k > 0 && !legal_pair(text[k - 1], text[k])) sum += illegal_cost;
  }
  out.unknown_cost.push_back(sum);
  return out;
}

}  // namespace chamra
