// SPDX-License-Identifier: Apache-2.0
#include "lattice/arc_finder.hpp"

#include <algorithm>
#include <bit>

namespace chamra {
namespace {

constexpr std::size_t memo_size = 1U << 13U;
constexpr float break_cost = 2;         // a line break inside a word
constexpr float foreign_base = 3.5F;    // a run of foreign letters stands for something
constexpr float foreign_letter = 2.0F;  // each Thai letter it stands for
constexpr float foreign_nothing = 8;    // it stands for nothing: deleting it would eat words
constexpr unsigned most_guessed = 4;

template <class Visit>
void for_each_child(const Lexicon& lexicon, Lexicon::Node node, Visit visit) {
  const TrieNode& from = lexicon.node(node);
  Lexicon::Node child = from.first_child;
  for (unsigned half = 0; half < 2; ++half) {
    for (std::uint64_t bits = from.next[half]; bits != 0; bits &= bits - 1) visit(child++);
  }
}

}  // namespace

ArcFinder::ArcFinder(const Lexicon& lexicon, const WordModel& words,
                     const ConfusionTable& confusions)
    : lexicon_(lexicon), confusions_(confusions), words_(words), memo_(memo_size) {}

void ArcFinder::find(const Paragraph& paragraph, std::uint32_t begin, const SearchWidth& width,
                     std::vector<Arc>& out) {
  paragraph_ = &paragraph;
  begin_ = begin;
  width_ = width;
  steps_ = width.steps;
  out_ = &out;
  first_ = out.size();
  ++generation_;
  visit({Lexicon::root, begin, 0, 0, false});
}

float ArcFinder::bound(const Place& place) const {
  const float letters = static_cast<float>(place.at - begin_);
  return std::min(width_.base + letters * width_.per_letter, width_.most) + place.allowance;
}

/// Not reached before at this cost or less.
bool ArcFinder::is_news(const Place& place) {
  const std::uint64_t key =
      generation_ << 40U | static_cast<std::uint64_t>(place.at - begin_) << 24U | place.node;
  Memo& memo = memo_[(key * 0x9E3779B97F4A7C15ULL) >> 51U];
  if (memo.key == key && memo.cost <= place.cost) return false;
  memo = {key, place.cost};
  return true;
}

void ArcFinder::visit(const Place& place) {
  if (place.cost > bound(place) || steps_ == 0 || !is_news(place)) return;
  const float spent = place.cost + lexicon_.node(place.node).best_cost();
  if (spent > width_.hopeless + width_.hopeless_letter * static_cast<float>(place.at - begin_))
    return;
  --steps_;
  if (lexicon_.node(place.node).word_here() != word::none) record(place);
  if (place.at < paragraph_->seen.size()) {
    if (paragraph_->seen[place.at] == seen::line_break) read_break(place);
    read_as_is(place);
  }
  if (!width_.as_written) read_otherwise(place);
}

void ArcFinder::read_otherwise(const Place& place) {
  const Seen letter = place.at < paragraph_->seen.size() ? paragraph_->seen[place.at] : seen::other;
  if (letter != seen::other && letter != seen::line_break) read_confused(place);
  read_lost(place);
  if (letter == seen::foreign || letter == seen::latin) read_foreign(place);
}

void ArcFinder::read_as_is(const Place& place) {
  const Seen letter = paragraph_->seen[place.at];
  if (!is_seen_thai(letter)) return;
  const Lexicon::Node node = lexicon_.child(place.node, letter);
  if (node != Lexicon::root)
    visit({node, place.at + 1, place.cost, place.allowance, place.changed});
}

Lexicon::Node ArcFinder::descend(Lexicon::Node node, Packed meant) const {
  for (; meant != 0; meant >>= 8U) {
    node = lexicon_.child(node, static_cast<Symbol>(meant));
    if (node == Lexicon::root) return node;
  }
  return node;
}

void ArcFinder::read_confused(const Place& place) {
  Packed seen = 0;
  float allowance = place.allowance;
  for (unsigned length = 0; length < longest_packed && place.at + length < paragraph_->seen.size();
       ++length) {
    const Seen letter = paragraph_->seen[place.at + length];
    if (letter == seen::other || letter == seen::line_break) break;
    if (length == 0 && letter == seen::blank && place.at == begin_) return;
    if (length == 1 && !confusions_.begins_longer(paragraph_->seen[place.at])) break;
    seen = append(seen, length, letter);
    if (is_seen_lao(letter)) allowance += width_.lao_letter;
    for (const Confusion& confusion : confusions_.meant_for(seen)) {
      Place next{place.node, place.at + length + 1, place.cost + confusion.cost, allowance, true};
      if (next.cost > bound(next)) break;
      if (confusion.meant != 0) next.node = descend(place.node, confusion.meant);
      if (next.node != Lexicon::root) visit(next);
    }
  }
}

void ArcFinder::read_lost(const Place& place) {
  for (const Confusion& confusion : confusions_.meant_for(0)) {
    Place next{place.node, place.at, place.cost + confusion.cost, place.allowance, true};
    if (next.cost > bound(next)) break;
    next.node = descend(place.node, confusion.meant);
    if (next.node != Lexicon::root) visit(next);
  }
}

void ArcFinder::read_foreign(const Place& place) {
  std::uint32_t end = place.at;
  const auto is_foreign = [&](Seen letter) {
    return letter == seen::foreign || letter == seen::latin;
  };
  while (end < paragraph_->seen.size() && is_foreign(paragraph_->seen[end])) ++end;
  Place after = place;
  after.allowance += width_.foreign_run;
  after.changed = true;
  guess(after, end, foreign_nothing, 0);
  // At the start of a word a guess would be the whole lexicon.
  const unsigned most = place.node == Lexicon::root ? 1 : most_guessed;
  for (unsigned letters = 1; letters <= most; ++letters) {
    guess(after, end, foreign_base + foreign_letter * static_cast<float>(letters), letters);
  }
}

/// The foreign letters up to `end` stand for any `letters` letters.
void ArcFinder::guess(const Place& place, std::uint32_t end, float cost, unsigned letters) {
  if (letters == 0) return visit({place.node, end, place.cost + cost, place.allowance, true});
  for_each_child(lexicon_, place.node, [&](Lexicon::Node child) {
    Place next = place;
    next.node = child;
    guess(next, end, cost, letters - 1);
  });
}

void ArcFinder::read_break(const Place& place) {
  if (place.at == begin_) return;
  std::uint32_t at = place.at;
  const auto is_space = [&](Seen letter) {
    return letter == seen::line_break || letter == seen::blank;
  };
  unsigned lines = 0;
  while (at < paragraph_->seen.size() && is_space(paragraph_->seen[at]))
    lines += paragraph_->text[at++] == U'\n' ? 1 : 0;
  if (lines <= 1) visit({place.node, at, place.cost + break_cost, place.allowance, place.changed});
}

void ArcFinder::record(const Place& place) {
  if (place.at == begin_) return;
  if (place.at < paragraph_->breakable.size() && !paragraph_->breakable[place.at]) return;
  const Seen last = paragraph_->seen[place.at - 1];
  if (last == seen::blank || last == seen::line_break) return;
  const WordId id = lexicon_.node(place.node).word_here();
  float cost = place.cost;
  if (!is_seen_lao(paragraph_->seen[begin_]) && cost > width_.burst_from)
    cost = width_.burst_from + width_.burst_share * (cost - width_.burst_from);
  const auto letters = static_cast<float>(place.at - begin_);
  if (place.changed && !is_seen_lao(paragraph_->seen[begin_])) {
    cost += width_.changed_price + width_.short_price * std::max(0.0F, 4 - letters);
  }
  const float letter_by_letter =
      paragraph_->unknown_cost[place.at] - paragraph_->unknown_cost[begin_];
  if (place.changed && cost - words_.unigram(id) > letter_by_letter + 8 + width_.slack) return;
  for (std::size_t k = first_; k < out_->size(); ++k) {
    Arc& arc = (*out_)[k];
    if (arc.word != id || arc.end != place.at) continue;
    if (cost < arc.cost) arc.cost = cost, arc.changed = place.changed;
    return;
  }
  out_->push_back({begin_, place.at, id, cost, place.changed});
}

}  // namespace chamra
