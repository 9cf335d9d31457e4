// SPDX-License-Identifier: Apache-2.0
#include "review/guess_reason.hpp"

#include <algorithm>
#include <string>

#include "script/script_of.hpp"
#include "script/thai_class.hpp"
#include "text/decode.hpp"

namespace chamra {
namespace {

std::u32string without(std::u32string_view text, bool (*unwanted)(char32_t)) {
  std::u32string out(text);
  std::erase_if(out, unwanted);
  return out;
}

bool is_gap(char32_t letter) {
  return script_of(letter) == Script::Blank || script_of(letter) == Script::LineBreak;
}

bool is_part_of_sara_am(char32_t letter) {
  return thai_class(letter) == ThaiClass::Tone || letter == letter::nikhahit;
}

/// sara am and what OCR makes of it, all written alike.
std::u32string without_sara_am(std::u32string_view text) {
  std::u32string out = without(text, is_part_of_sara_am);
  std::replace(out.begin(), out.end(), letter::sara_am, letter::sara_aa);
  return out;
}

bool differs_in_sara_am(std::u32string_view before, std::u32string_view after) {
  const auto count = [](std::u32string_view text) {
    return std::count(text.begin(), text.end(), letter::sara_am);
  };
  return count(before) != count(after) && without_sara_am(before) == without_sara_am(after);
}

bool is_intruder(char32_t letter) {
  const Script script = script_of(letter);
  return script == Script::Foreign || script == Script::Latin || script == Script::Lao;
}

bool holds(std::u32string_view text, bool (*test)(char32_t)) {
  return std::any_of(text.begin(), text.end(), test);
}

bool has_illegal_pair(std::u32string_view text) {
  const auto pair = std::adjacent_find(text.begin(), text.end(),
                                       [](char32_t a, char32_t b) { return !legal_pair(a, b); });
  return pair != text.end() || (!text.empty() && is_mark(text[0]));
}

}  // namespace

Reason guess_reason(std::string_view before, std::string_view after) {
  const std::u32string from = decode(before).text, to = decode(after).text;
  if (from == to) return Reason::Encoding;
  if (holds(from, [](char32_t letter) { return letter == letter::replacement; }))
    return Reason::ReplacementChar;
  if (holds(from, is_intruder) && holds(to, is_thai))
    return holds(from, is_lao) && !holds(from, is_thai) ? Reason::LaoRun : Reason::ScriptIntrusion;
  if (without(from, is_gap) == without(to, is_gap)) return Reason::Spacing;
  if (differs_in_sara_am(from, to)) return Reason::SaraAm;
  return has_illegal_pair(from) ? Reason::IllegalSequence : Reason::Misspelling;
}

}  // namespace chamra
