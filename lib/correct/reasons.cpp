// SPDX-License-Identifier: Apache-2.0
#include "correct/reasons.hpp"

#include <algorithm>
#include <vector>

#include "script/spelling.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

bool is_foreign(char32_t letter) {
  const Script script = script_of(letter);
  return script == Script::Foreign || script == Script::Latin;
}

/// Marks all ends of words of two letters or more that begin at `begin`.
void mark_ends(std::u32string_view text, std::size_t begin, const Lexicon& lexicon,
               std::vector<bool>& reached) {
  Lexicon::Node node = Lexicon::root;
  for (std::size_t at = begin; at < text.size(); ++at) {
    const Symbol symbol = to_symbol(text[at], lexicon.alphabet());
    node = symbol == 0 ? Lexicon::root : lexicon.child(node, symbol);
    if (node == Lexicon::root) return;
    if (at > begin && lexicon.node(node).word_here() != word::none) reached[at + 1] = true;
  }
}

}  // namespace

bool is_made_of_words(std::u32string_view text, const Lexicon& lexicon) {
  std::vector<bool> reached(text.size() + 1);
  reached[0] = true;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (reached[begin]) mark_ends(text, begin, lexicon, reached);
  }
  return reached.back();
}

Reason reason_of(std::u32string_view before, std::u32string_view after, bool made_of_words) {
  const auto holds = [&](auto test) { return std::any_of(before.begin(), before.end(), test); };
  if (holds([](char32_t letter) { return letter == letter::replacement; }))
    return Reason::ReplacementChar;
  const bool thai = holds(is_thai);
  if (holds(is_lao))
    return thai && std::count_if(before.begin(), before.end(), is_lao) <= 2
               ? Reason::ScriptIntrusion
               : Reason::LaoRun;
  if (holds(is_foreign)) return Reason::ScriptIntrusion;
  if (without_gaps(before) == without_gaps(after)) return Reason::Spacing;
  if (differs_in_sara_am(before, after)) return Reason::SaraAm;
  if (has_illegal_pair(before)) return Reason::IllegalSequence;
  return made_of_words ? Reason::RealWord : Reason::Misspelling;
}

std::optional<Reason> impossible(std::u32string_view text) {
  if (text.find(letter::replacement) != text.npos) return Reason::ReplacementChar;
  if (std::any_of(text.begin(), text.end(), is_foreign)) return Reason::ScriptIntrusion;
  if (has_illegal_pair(text)) return Reason::IllegalSequence;
  return std::nullopt;
}

}  // namespace chamra
