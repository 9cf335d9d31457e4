// SPDX-License-Identifier: Apache-2.0
#include "lattice/written_arcs.hpp"

#include <algorithm>
#include <limits>

namespace chamra {
namespace {

constexpr float impossible = std::numeric_limits<float>::infinity();

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
  begun_ = stretch_ = none;
}

void WrittenArcs::find_words() {
  bool parted = true;  // nothing stands before that a mark could belong to
  for (std::uint32_t at = 0; at < last_place_;) {
    come_to(at);
    const Seen letter = paragraph_->seen[at];
    const bool read_on = is_read_on(letter);
    if (read_on) {
      read_letter(at, parted || paragraph_->breakable[at] != 0);
      ++at;
    } else {
      at = is_seen_space(letter) ? pass_blank(at) : find_barrier(at);
    }
    parted = !read_on;
  }
  come_to(last_place_);
}

/// All that ends at `at`.
void WrittenArcs::come_to(std::uint32_t at) {
  if (at == last_place_ || !is_seen_thai(paragraph_->seen[at])) settle();
  end_words(at);
  if (stretch_ != none && paragraph_->part_may_end_at(at)) end_stretch(at);
  Place& here = places_[at];
  if (here.after == none) here.after = at;
}

std::uint32_t WrittenArcs::find_barrier(std::uint32_t at) {
  walks_.clear();
  const WordId token = paragraph_->barrier[at];
  add({at, paragraph_->end_of_barrier(at), token, 0, false}, -words_.unigram(token));
  return arcs_.back().arc.end;
}

/// Words go on behind a line break.
std::uint32_t WrittenArcs::pass_blank(std::uint32_t at) {
  const bool may_go_on = paragraph_->seen[at] == seen::line_break && !walks_.empty();
  const Paragraph::Blanks blanks =
      may_go_on ? paragraph_->blanks_at(at, longest_word) : Paragraph::Blanks{at + 1, 0};
  if (!may_go_on || blanks.lines > 1) walks_.clear();
  for (Walk& walk : walks_) walk.breaks += break_cost;
  std::erase_if(walks_, [](const Walk& walk) { return walk.breaks > most_breaks_cost; });
  const Place& here = places_[at];
  for (std::uint32_t k = at + 1; k <= blanks.end; ++k) {
    places_[k].word.to = here.word.to;
    places_[k].after = here.after;
  }
  return blanks.end;
}

void WrittenArcs::read_letter(std::uint32_t at, bool may_begin) {
  const Seen letter = paragraph_->seen[at];
  if (places_[at].word.to < impossible) stretch_ = at;
  if (!is_seen_thai(letter)) return walks_.clear();
  read_on(letter);
  if (begun_ != none) read_second(letter);
  if (may_begin) begin_word(at);
}

/// Words are read on by their first two letters together, unless the first is a word: most that may
/// begin somewhere come no further.
void WrittenArcs::begin_word(std::uint32_t at) {
  const Lexicon::Node node = first_[paragraph_->seen[at]];
  if (node == Lexicon::root) return;
  begun_ = at;
  if (lexicon_.node(node).word_here() != word::none) settle();
}

void WrittenArcs::read_second(Symbol letter) {
  const Lexicon::Node next = second_[paragraph_->seen[begun_]][letter];
  if (next != Lexicon::root) walks_.push_back({begun_, next, 0});
  begun_ = none;
}

/// The word of which one letter is read is read on as others are.
void WrittenArcs::settle() {
  if (begun_ != none) walks_.push_back({begun_, first_[paragraph_->seen[begun_]], 0});
  begun_ = none;
}

/// Without a branch: which words go on is hard to foretell.
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

void WrittenArcs::end_words(std::uint32_t at) {
  if (!paragraph_->word_may_end_at(at)) return;
  for (const Walk& walk : walks_) {
    const TrieNode& node = lexicon_.node(walk.node);
    const WordId id = node.word_here();
    if (id != word::none)
      add({walk.from, at, id, walk.breaks, false}, walk.breaks + scale_ * node.cost);
  }
}

void WrittenArcs::add(const Arc& arc, float cost) {
  const Place& before = places_[arc.begin];
  arcs_.push_back({arc, cost, before.after});
  float& least = places_[arc.end].word.to;
  least = std::min(least, before.word.to + cost);
}

void WrittenArcs::end_stretch(std::uint32_t at) {
  const Place& before = places_[stretch_];
  Place& here = places_[at];
  here.stretch = stretch_;
  here.unknown.to = std::min(before.word.to + start_, before.unknown.to) +
                    paragraph_->unknown_cost[at] - paragraph_->unknown_cost[stretch_];
  here.word.to = std::min(here.word.to, here.unknown.to);
  stretch_ = none;
}

/// Leaves those arcs and stretches that the best way over them is not out of the question for. Arcs
/// that are kept come to stand at the end.
void WrittenArcs::weigh_back() {
  const float most = places_[last_place_].word.to + margin_;
  places_[last_place_].word.from = 0;
  std::size_t unread = arcs_.size(), kept = unread;
  places_[last_place_ + 1].arcs = static_cast<std::uint32_t>(kept);
  for (std::uint32_t at = last_place_ + 1; at-- > 0;) {
    Place& here = places_[at];
    if (at < last_place_ && is_seen_space(paragraph_->seen[at]))
      here.word.from = places_[at + 1].word.from;
    for (; unread > 0 && arcs_[unread - 1].arc.end == at; --unread) {
      const WrittenArc& one = arcs_[unread - 1];
      Place& before = places_[one.arc.begin];
      const float from = one.cost + here.word.from;
      before.word.from = std::min(before.word.from, from);
      arcs_[kept - 1] = one;
      kept -= before.word.to + from <= most ? 1 : 0;
    }
    here.arcs = static_cast<std::uint32_t>(kept);
    if (here.stretch != none) keep_stretch(at);
  }
}

void WrittenArcs::keep_stretch(std::uint32_t at) {
  Place& here = places_[at];
  Place& before = places_[here.stretch];
  const float from = std::min(here.word.from, here.unknown.from) + paragraph_->unknown_cost[at] -
                     paragraph_->unknown_cost[here.stretch];
  before.unknown.from = std::min(before.unknown.from, from);
  before.word.from = std::min(before.word.from, start_ + from);
  const float to = std::min(before.word.to + start_, before.unknown.to);
  if (to + from > places_[last_place_].word.to + stretch_margin_) here.stretch = none;
}

}  // namespace chamra
