// SPDX-License-Identifier: Apache-2.0
#include "lattice/written_arcs.hpp"

#include <algorithm>
#include <limits>

namespace chamra {
namespace {

constexpr float impossible = std::numeric_limits<float>::infinity();
constexpr float break_cost = 2;          // a line break inside a word
constexpr float most_breaks = 10;        // for them in one word
constexpr std::uint32_t most_blanks = 128;  // letters between two lines of one word

}  // namespace

WrittenArcs::WrittenArcs(const Lexicon& lexicon, const WordModel& words,
                         const DecoderOptions& options)
    : lexicon_(lexicon),
      words_(words),
      scale_(options.language_scale),
      start_(options.unknown_start - options.language_scale * words.unigram(word::unknown)),
      margin_(options.written_margin),
      stretch_margin_(options.stretch_margin),
      second_(symbol_count) {
  if (lexicon.empty()) return;
  for (Symbol first = 1; first < symbol_count; ++first) {
    first_[first] = lexicon.child(Lexicon::root, first);
    if (first_[first] == Lexicon::root) continue;
    for (Symbol second = 1; second < symbol_count; ++second)
      second_[first][second] = lexicon.child(first_[first], second);
  }
}

void WrittenArcs::find(const Paragraph& paragraph) {
  open(paragraph);
  find_words();
  weigh_forward();
  weigh_back();
}

void WrittenArcs::open(const Paragraph& paragraph) {
  paragraph_ = &paragraph;
  last_place_ = static_cast<std::uint32_t>(paragraph.seen.size());
  constexpr Ways unreached{impossible, impossible};
  places_.assign(last_place_ + 2U, {unreached, unreached, 0, none, none});
  places_[0].word.to = 0;
  arcs_.clear();
  walks_.clear();
  begun_ = none;
}

void WrittenArcs::find_words() {
  bool parted = true;  // nothing stands before that a mark could belong to
  for (std::uint32_t at = 0; at < last_place_;) {
    const Seen letter = paragraph_->seen[at];
    if (is_read_on(letter)) {
      read_letter(at);
      if (is_seen_thai(letter) && (parted || paragraph_->breakable[at] != 0)) begin_word(at);
      parted = false;
      ++at;
      continue;
    }
    settle();
    end_words(at);
    if (is_seen_space(letter)) {
      at = pass_blank(at);
    } else {
      find_barrier(at);
      at = arcs_.back().arc.end;
    }
    parted = true;
  }
  settle();
  end_words(last_place_);
}

void WrittenArcs::find_barrier(std::uint32_t at) {
  walks_.clear();
  const std::uint32_t end = paragraph_->end_of_barrier(at);
  arcs_.push_back({{at, end, paragraph_->barrier[at], 0, false}, 0, 0});
}

/// Words go on behind a line break.
std::uint32_t WrittenArcs::pass_blank(std::uint32_t at) {
  std::uint32_t end = at;
  if (paragraph_->seen[at] == seen::line_break && !walks_.empty())
    end = paragraph_->end_of_break(at, most_blanks);
  if (end == at) walks_.clear();
  for (Walk& walk : walks_) walk.breaks += break_cost;
  std::erase_if(walks_, [](const Walk& walk) { return walk.breaks > most_breaks; });
  return std::max(end, at + 1);
}

void WrittenArcs::read_letter(std::uint32_t at) {
  const Seen letter = paragraph_->seen[at];
  const bool thai = is_seen_thai(letter);
  if (!thai) settle();
  if (may_end_at(at)) end_words(at);
  if (!thai) return walks_.clear();
  read_on(letter);
  if (begun_ != none) read_second(letter);
}

void WrittenArcs::read_on(Symbol letter) {
  const SymbolPlace symbol(letter);
  std::size_t kept = 0;
  for (const Walk& walk : walks_) {
    const Lexicon::Node next = lexicon_.child(walk.node, symbol);
    lexicon_.prefetch(next);
    walks_[kept] = {walk.from, next, walk.breaks};
    kept += next != Lexicon::root ? 1 : 0;
  }
  walks_.resize(kept);
}

/// Read on by its first two letters together, unless the first is a word.
void WrittenArcs::begin_word(std::uint32_t at) {
  begun_ = at;
  if (lexicon_.node(first_[paragraph_->seen[at]]).word_here() != word::none) settle();
}

/// Most words that may begin somewhere go no further than that.
void WrittenArcs::read_second(Symbol letter) {
  const Lexicon::Node next = second_[paragraph_->seen[begun_]][letter];
  if (next != Lexicon::root) walks_.push_back({begun_, next, 0});
  begun_ = none;
}

/// The word of which one letter is read is read on as others are.
void WrittenArcs::settle() {
  if (begun_ == none) return;
  const Lexicon::Node next = first_[paragraph_->seen[begun_]];
  if (next != Lexicon::root) walks_.push_back({begun_, next, 0});
  begun_ = none;
}

void WrittenArcs::end_words(std::uint32_t at) {
  if (!may_end_at(at)) return;
  for (const Walk& walk : walks_) {
    const WordId id = lexicon_.node(walk.node).word_here();
    if (id != word::none) arcs_.push_back({{walk.from, at, id, walk.breaks, false}, 0, 0});
  }
}

bool WrittenArcs::may_end_at(std::uint32_t at) const {
  if (at == 0 || is_seen_space(paragraph_->seen[at - 1])) return false;
  return at == last_place_ || paragraph_->breakable[at] != 0;
}

void WrittenArcs::weigh_forward() {
  std::uint32_t stretch = none;
  std::size_t arc = 0;
  for (std::uint32_t at = 0; at <= last_place_; ++at) {
    weigh_words(arc, at);
    const bool last = at == last_place_;
    if (stretch != none && (last || paragraph_->breakable[at] != 0 ||
                            !is_read_on(paragraph_->seen[at]))) {
      weigh_stretch(stretch, at);
      stretch = none;
    }
    Place& here = places_[at];
    if (here.after == none) here.after = at;
    if (last || here.word.to == impossible) continue;
    const Seen letter = paragraph_->seen[at];
    if (is_read_on(letter)) stretch = at;
    if (!is_seen_space(letter)) continue;
    places_[at + 1].word.to = here.word.to;
    places_[at + 1].after = here.after;
  }
}

/// Those from `arc` on that end at `at`.
void WrittenArcs::weigh_words(std::size_t& arc, std::uint32_t at) {
  if (arc == arcs_.size() || arcs_[arc].arc.end != at) return;
  float least = places_[at].word.to;
  for (; arc < arcs_.size() && arcs_[arc].arc.end == at; ++arc) {
    WrittenArc& one = arcs_[arc];
    const float scale = one.arc.word < word::first ? 1 : scale_;
    const Place& before = places_[one.arc.begin];
    one.after = before.after;
    one.cost = one.arc.cost - scale * words_.unigram(one.arc.word);
    least = std::min(least, before.word.to + one.cost);
  }
  places_[at].word.to = least;
}

/// Letters of no known word from `begin` up to `at`, where such a stretch may end.
void WrittenArcs::weigh_stretch(std::uint32_t begin, std::uint32_t at) {
  const Place& before = places_[begin];
  Place& here = places_[at];
  here.stretch = begin;
  here.unknown.to = std::min(before.word.to + start_, before.unknown.to) +
                    paragraph_->unknown_cost[at] - paragraph_->unknown_cost[begin];
  here.word.to = std::min(here.word.to, here.unknown.to);
}

/// Leaves of the arcs and stretches those that the best way over them is not out of the question.
void WrittenArcs::weigh_back() {
  most_ = places_[last_place_].word.to + margin_;
  most_stretch_ = places_[last_place_].word.to + stretch_margin_;
  places_[last_place_].word.from = 0;
  std::size_t unread = arcs_.size(), kept = unread;
  places_[last_place_ + 1].arcs = static_cast<std::uint32_t>(kept);
  for (std::uint32_t at = last_place_ + 1; at-- > 0;) {
    Place& here = places_[at];
    if (at < last_place_ && is_seen_space(paragraph_->seen[at]))
      here.word.from = places_[at + 1].word.from;
    here.unknown.from = std::min(here.unknown.from, here.word.from);
    for (; unread > 0 && arcs_[unread - 1].arc.end == at; --unread) {
      const WrittenArc& one = arcs_[unread - 1];
      const float from = one.cost + here.word.from;
      Place& before = places_[one.arc.begin];
      before.word.from = std::min(before.word.from, from);
      arcs_[kept - 1] = one;
      kept -= before.word.to + from <= most_ ? 1 : 0;
    }
    here.arcs = static_cast<std::uint32_t>(kept);
    if (here.stretch != none) keep_stretch(at);
  }
}

void WrittenArcs::keep_stretch(std::uint32_t at) {
  Place& here = places_[at];
  Place& before = places_[here.stretch];
  const float letters =
      paragraph_->unknown_cost[at] - paragraph_->unknown_cost[here.stretch];
  const float from = letters + here.unknown.from;
  before.unknown.from = std::min(before.unknown.from, from);
  before.word.from = std::min(before.word.from, start_ + from);
  if (std::min(before.word.to + start_, before.unknown.to) + from > most_stretch_) here.stretch = none;
}

}  // namespace chamra
