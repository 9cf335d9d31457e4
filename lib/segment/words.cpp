// SPDX-License-Identifier: Apache-2.0
#include "segment/words.hpp"

#include <algorithm>
#include <limits>

#include "script/script_of.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

struct Step {
  float cost = std::numeric_limits<float>::infinity();
  std::uint32_t from = 0;
  WordId id = word::unknown;
};

/// Best cut of one stretch of word letters, appended to `out`. `steps` is scratch.
void cut_stretch(std::u32string_view text, CharSpan stretch, const Lexicon& lexicon,
                 const WordModel& unigrams, std::vector<Step>& steps, std::vector<Word>& out) {
  const std::uint32_t length = stretch.size();
  steps.assign(length + 1, {});
  steps[0].cost = 0;
  const auto improve = [&](std::uint32_t from, std::uint32_t to, WordId id, float cost) {
    if (steps[from].cost + cost < steps[to].cost) steps[to] = {steps[from].cost + cost, from, id};
  };
  const auto boundary = [&](std::uint32_t at) {
    return at == 0 || at == length ||
           cluster_boundary(text[stretch.begin + at - 1], text[stretch.begin + at]);
  };
  for (std::uint32_t from = 0; from < length; ++from) {
    if (steps[from].cost == std::numeric_limits<float>::infinity()) continue;
    std::uint32_t next = from + 1;
    while (!boundary(next)) ++next;
    const bool goes_on = from > 0 && steps[from].id == word::unknown;
    improve(from, next, word::unknown,
            static_cast<float>(cost_of_unknown(next - from) - (goes_on ? unknown_cost : 0)));
    Lexicon::Node node = Lexicon::root;
    for (std::uint32_t to = from; to < length;) {
      const Symbol symbol = to_symbol(text[stretch.begin + to], lexicon.alphabet());
      node = symbol == 0 ? Lexicon::root : lexicon.child(node, symbol);
      if (node == Lexicon::root) break;
      const WordId id = lexicon.node(node).word_here();
      if (++to; id != word::none && boundary(to)) improve(from, to, id, -unigrams.unigram(id));
    }
  }
  const std::size_t first = out.size();
  for (std::uint32_t to = length; to > 0; to = steps[to].from) {
    const bool joins =
        steps[to].id == word::unknown && out.size() > first && out.back().id == word::unknown;
    if (joins) {
      out.back().span.begin = stretch.begin + steps[to].from;
    } else {
      out.push_back({{stretch.begin + steps[to].from, stretch.begin + to}, steps[to].id});
    }
  }
  std::reverse(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
}

WordId id_of_other(Script script) {
  switch (script) {
    case Script::Digit:
      return word::number;
    case Script::Punctuation:
      return word::boundary;
    default:
      return word::latin;
  }
}

}  // namespace

std::vector<Word> cut_words(std::u32string_view text, const Lexicon& lexicon,
                            const WordModel& unigrams) {
  const Script own = lexicon.alphabet() == Alphabet::Thai ? Script::Thai : Script::Lao;
  std::vector<Word> out;
  std::vector<Step> steps;
  const auto length = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t begin = 0; begin < length;) {
    const Script script = script_of(text[begin]);
    std::uint32_t end = begin + 1;
    while (end < length && script_of(text[end]) == script) ++end;
    if (script == own) {
      cut_stretch(text, {begin, end}, lexicon, unigrams, steps, out);
    } else if (script != Script::Blank && script != Script::LineBreak) {
      out.push_back({{begin, end}, id_of_other(script)});
    }
    begin = end;
  }
  return out;
}

}  // namespace chamra
