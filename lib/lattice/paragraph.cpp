// SPDX-License-Identifier: Apache-2.0
#include "lattice/paragraph.hpp"

#include "script/lao_thai.hpp"
#include "script/latin_intrusions.hpp"
#include "script/latin_sound.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

constexpr float illegal_cost = 4;  // two letters that may not stand together
constexpr float foreign_cost = 7;  // a letter of another script inside a Thai word
constexpr float latin_cost = 2, latin_letter_cost = 0.5F;  // Latin ones; they may be English
constexpr float lao_letter_cost = 1.2F;                    // a Lao letter for its nearest Thai one
constexpr std::size_t longest_foreign = 12;

bool is_word_letter(Seen letter) {
  return is_seen_thai(letter) || is_seen_lao(letter) || is_seen_foreign(letter);
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

void hear(std::u32string_view text, std::size_t at, std::vector<Seen>& seen) {
  const char sound = latin_sound(text[at]);
  seen[at] = sound == 0 ? seen::foreign : seen_by_sound(sound);
}

/// Foreign letters that do not stand for themselves, by what they sound like.
void hear_foreign(std::u32string_view text, std::vector<Seen>& seen) {
  free_foreign_runs(seen);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (seen[at] == seen::foreign) hear(text, at, seen);
  }
}

/// Latin letters that may be Thai, likewise.
void hear_intrusions(std::u32string_view text, std::vector<Seen>& seen) {
  for (const CharSpan run : find_latin_intrusions(text)) {
    if (run.size() > longest_foreign) continue;
    for (std::size_t at = run.begin; at < run.end; ++at) hear(text, at, seen);
  }
}

/// What letter `at` costs beyond its own, as a part of a word.
float extra_cost(std::u32string_view text, const std::vector<Seen>& seen, std::size_t at) {
  if (is_seen_thai(seen[at])) return 0;
  if (is_seen_lao(seen[at])) return lao_letter_cost;
  if (!is_seen_foreign(seen[at])) return 0;
  if (script_of(text[at]) != Script::Latin) return foreign_cost;
  return at > 0 && is_seen_foreign(seen[at - 1]) ? latin_letter_cost : latin_cost;
}

std::vector<Seen> see(std::u32string_view text, bool lao_is_thai) {
  std::vector<Seen> out(text.size());
  bool foreign = false, latin = false;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const Seen seen = to_seen(text[k]);
    foreign |= seen == seen::foreign;
    latin |= seen == seen::latin;
    // Thai touches English words and names without a blank: Latin mostly stands for itself.
    const bool itself = seen == seen::latin || (is_seen_lao(seen) && !lao_is_thai);
    out[k] = itself ? seen::other : seen;
  }
  if (foreign) hear_foreign(text, out);
  if (latin) hear_intrusions(text, out);
  return out;
}

/// What a word letter is to the letter model; 0 for those that it does not know.
Symbol symbol_of(char32_t letter, Seen seen) {
  if (is_seen_thai(seen)) return seen;
  const std::u32string_view reading = is_seen_lao(seen) ? thai_readings(letter).nearest : U"";
  return to_symbol(reading.empty() ? letter : reading.front(), Alphabet::Thai);
}

/// What letters cost as they stand, one after the other, as words are made of them. All that memory
/// is asked for is asked for before it is needed.
class LetterReader {
 public:
  LetterReader(std::u32string_view text, const std::vector<Seen>& seen, const LetterCosts& costs)
      : text_(text), seen_(seen), costs_(costs), asked_(text.size()) {}

  /// `extra`: what letter `at` costs beyond what the model says.
  void read(std::size_t at, float& extra) {
    if (!is_word_letter(seen_[at])) {
      word_ = {};
      return;
    }
    extra = extra_cost(text_, seen_, at);
    const Symbol symbol = symbol_of(text_[at], seen_[at]);
    if (symbol == 0) return;
    asked_[at] = word_.add(symbol);
    costs_.prefetch(asked_[at]);
    if (at > 0 && !legal_(text_[at - 1], text_[at])) extra += illegal_cost;
  }

  /// Makes sums of what every letter, by its place + 1, costs beyond, and of what the model says.
  void add_up(std::vector<float>& costs) const {
    for (const LetterCosts::Letters letters : asked_) {
      if (letters != nothing) costs_.prefetch_model(letters);
    }
    float sum = 0;
    for (std::size_t k = 0; k < asked_.size(); ++k) {
      sum += costs[k + 1];
      if (asked_[k] != nothing) sum += costs_.cost(asked_[k]);
      costs[k + 1] = sum;
    }
  }

 private:
  static constexpr LetterCosts::Letters nothing = 0;

  std::u32string_view text_;
  const std::vector<Seen>& seen_;
  const LetterCosts& costs_;
  const LegalPairs& legal_ = LegalPairs::all();
  std::vector<LetterCosts::Letters> asked_;
  LetterCosts::Word word_;
};

}  // namespace

std::uint32_t Paragraph::end_of_barrier(std::uint32_t at) const {
  std::uint32_t end = at + 1;
  while (end < seen.size() && seen[end] == chamra::seen::other && barrier[end] == barrier[at])
    ++end;
  return end;
}

Paragraph::Blanks Paragraph::blanks_at(std::uint32_t at, std::uint32_t most) const {
  Blanks blanks{at, 0};
  for (; blanks.end < seen.size() && blanks.end - at < most && is_seen_space(seen[blanks.end]);
       ++blanks.end)
    blanks.lines += text[blanks.end] == U'\n' ? 1 : 0;
  return blanks;
}

std::uint32_t Paragraph::end_of_unknown(std::uint32_t at) const {
  std::uint32_t end = at + 1;
  while (!part_may_end_at(end)) ++end;
  return end;
}

Paragraph prepare(std::u32string_view text, bool lao_is_thai, const LetterCosts& letters) {
  Paragraph out;
  out.text = text;
  out.seen = see(text, lao_is_thai);
  out.barrier.assign(text.size(), word::boundary);
  out.breakable.resize(text.size());
  out.unknown_cost.resize(text.size() + 1);
  LetterReader reader(text, out.seen, letters);
  for (std::size_t k = 0; k < text.size(); ++k) {
    const Seen letter = out.seen[k];
    if (letter == seen::other) out.barrier[k] = barrier_of(text[k]);
    const ThaiClass here = thai_class(text[k]);
    const bool in_foreign = is_seen_foreign(letter) && k > 0 && is_seen_foreign(out.seen[k - 1]);
    out.breakable[k] = here < ThaiClass::Above && here != ThaiClass::FollowingVowel && !in_foreign;
    reader.read(k, out.unknown_cost[k + 1]);
  }
  reader.add_up(out.unknown_cost);
  return out;
}

}  // namespace chamra
