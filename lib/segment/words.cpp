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

/// Cuts stretches of word letters, one after the other; holds scratch memory.
///
/// All words under way are read on letter by letter together, so that the nodes they ask memory for
/// come together too.
class Cutter {
 public:
  Cutter(std::u32string_view text, const Lexicon& lexicon, const WordModel& unigrams)
      : text_(text), lexicon_(lexicon), unigrams_(unigrams) {}

  /// Appends the best cut of `stretch` to `out`.
  void cut(CharSpan stretch, std::vector<Word>& out) {
    letters_ = text_.substr(stretch.begin, stretch.size());
    const std::uint32_t length = stretch.size();
    steps_.assign(length + 1, {});
    steps_[0].cost = 0;
    walks_.clear();
    std::uint32_t boundary = 0;  // the last, where alone words begin and end
    for (std::uint32_t at = 0; at < length; ++at) {
      if (at == boundary) walks_.push_back({at, Lexicon::root});
      read_on(at);
      const std::uint32_t next = at + 1;
      if (next < length && !cluster_boundary(letters_[at], letters_[next])) continue;
      end_words(boundary, next);
      boundary = next;
    }
    trace(stretch.begin, out);
  }

 private:
  /// A word that may begin at `from`, read so far.
  struct Walk {
    std::uint32_t from;
    Lexicon::Node node;
  };

  void read_on(std::uint32_t at) {
    const Symbol symbol = to_symbol(letters_[at], lexicon_.alphabet());
    std::size_t kept = 0;
    for (const Walk& walk : walks_) {
      const Lexicon::Node node = symbol == 0 ? Lexicon::root : lexicon_.child(walk.node, symbol);
      if (node != Lexicon::root) walks_[kept++] = {walk.from, node};
    }
    walks_.resize(kept);
  }

  /// Of ways that cost the same the one whose last word is longest stays, and no word is known.
  void end_words(std::uint32_t boundary, std::uint32_t to) {
    auto walk = walks_.begin();
    for (; walk != walks_.end() && walk->from < boundary; ++walk) end_word(*walk, to);
    const bool goes_on = boundary > 0 && steps_[boundary].id == word::unknown;
    improve(boundary, to, word::unknown,
            static_cast<float>(cost_of_unknown(to - boundary) - (goes_on ? unknown_cost : 0)));
    if (walk != walks_.end()) end_word(*walk, to);
  }

  void end_word(const Walk& walk, std::uint32_t to) {
    const WordId id = lexicon_.node(walk.node).word_here();
    if (id != word::none) improve(walk.from, to, id, -unigrams_.unigram(id));
  }

  void improve(std::uint32_t from, std::uint32_t to, WordId id, float cost) {
    if (steps_[from].cost + cost < steps_[to].cost)
      steps_[to] = {steps_[from].cost + cost, from, id};
  }

  void trace(std::uint32_t begin, std::vector<Word>& out) const {
    const std::size_t first = out.size();
    for (std::uint32_t to = static_cast<std::uint32_t>(letters_.size()); to > 0;
         to = steps_[to].from) {
      const bool joins =
          steps_[to].id == word::unknown && out.size() > first && out.back().id == word::unknown;
      if (joins) {
        out.back().span.begin = begin + steps_[to].from;
      } else {
        out.push_back({{begin + steps_[to].from, begin + to}, steps_[to].id});
      }
    }
    std::reverse(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
  }

  std::u32string_view text_, letters_;  // letters: of the stretch
  const Lexicon& lexicon_;
  const WordModel& unigrams_;
  std::vector<Step> steps_;  // by where they end
  std::vector<Walk> walks_;  // by where they begin
};

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
  Cutter cutter(text, lexicon, unigrams);
  const auto length = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t begin = 0; begin < length;) {
    const Script script = script_of(text[begin]);
    std::uint32_t end = begin + 1;
    while (end < length && script_of(text[end]) == script) ++end;
    if (script == own) {
      cutter.cut({begin, end}, out);
    } else if (script != Script::Blank && script != Script::LineBreak) {
      out.push_back({{begin, end}, id_of_other(script)});
    }
    begin = end;
  }
  return out;
}

}  // namespace chamra
