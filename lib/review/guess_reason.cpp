// SPDX-License-Identifier: Apache-2.0
#include "review/guess_reason.hpp"

#include <algorithm>
#include <string>

#include "script/script_of.hpp"
#include "script/spelling.hpp"
#include "text/decode.hpp"

namespace chamra {
namespace {

bool is_intruder(char32_t letter) {
  const Script script = script_of(letter);
  return script == Script::Foreign || script == Script::Latin || script == Script::Lao;
}

bool holds(std::u32string_view text, bool (*test)(char32_t)) {
  return std::any_of(text.begin(), text.end(), test);
}

}  // namespace

Reason guess_reason(std::string_view before, std::string_view after) {
  const std::u32string from = decode(before).text, to = decode(after).text;
  if (from == to) return Reason::Encoding;
  if (holds(from, [](char32_t letter) { return letter == letter::replacement; }))
    return Reason::ReplacementChar;
  if (holds(from, is_intruder) && holds(to, is_thai))
    return holds(from, is_lao) && !holds(from, is_thai) ? Reason::LaoRun : Reason::ScriptIntrusion;
  if (without_gaps(from) == without_gaps(to)) return Reason::Spacing;
  if (differs_in_sara_am(from, to)) return Reason::SaraAm;
  return has_illegal_pair(from) ? Reason::IllegalSequence : Reason::Misspelling;
}

}  // namespace chamra
