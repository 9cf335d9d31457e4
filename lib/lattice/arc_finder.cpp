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
constexpr unsigned few_steps = 300;     // in these coming twice costs less than remembering
constexpr float worth_remembering = 6;  // a narrower search is done as fast as remembered
constexpr float rounding = 1e-3F;       // sums differ by the order of their terms

bool is_foreign(Seen letter) { return letter == seen::foreign || letter == seen::latin; }

template <class Visit>
void for_each_child(const Lexicon& lexicon, Lexicon::Node node, Visit visit) {
  const TrieNode& from = lexicon.node(node);
  Lexicon::Node child = from.first_child;
  for (unsigned half = 0; half < 2; ++half) {
    for (std::uint64_t bits = from.next.bits[half]; bits != 0; bits &= bits - 1) visit(child++);
  }
}

}  // namespace

ArcFinder::ArcFinder(const Lexicon& lexicon, const WordModel& words,
                     const ConfusionTable& confusions)
    : lexicon_(lexicon),
      confusions_(confusions),
      words_(words),
      memo_(memo_size),
      misreadings_(confusions) {}

void ArcFinder::restart() {
  generation_ = 0;
  for (Ahead& ahead : ahead_) ahead.search = 0;
  std::fill(memo_.begin(), memo_.end(), Memo());
}

void ArcFinder::open(const Paragraph& paragraph) {
  paragraph_ = &paragraph;
  looked_up_ = false;
}

void ArcFinder::look_up() {
  misreadings_.open(*paragraph_);
  letters_.clear();
  for (std::size_t k = 0; k < paragraph_->seen.size(); ++k) {
    letters_.push_back(static_cast<FindMemory::Letter>(
        paragraph_->seen[k] | (paragraph_->breakable[k] ? 0x100U : 0U) |
        (paragraph_->text[k] == U'\n' ? 0x200U : 0U)));
  }
  letters_.push_back(0x400);  // the end is looked at too
  looked_up_ = true;
}

void ArcFinder::find(std::uint32_t begin, const SearchWidth& width, std::vector<Arc>& out) {
  begin_ = begin;
  if (!(width == width_)) kind_ = kind_of(width);
  width_ = width;
  found_.clear();
  ++generation_;
  const std::span<const Found> found = found_from_here();
  first_ = out.size();
  out_ = &out;
  for (const Found& one : found) add(one);
}

unsigned ArcFinder::kind_of(const SearchWidth& width) {
  const auto known = std::find(kinds_.begin(), kinds_.end(), width);
  if (known != kinds_.end()) return static_cast<unsigned>(known - kinds_.begin());
  kinds_.push_back(width);
  return static_cast<unsigned>(kinds_.size() - 1);
}

std::span<const Found> ArcFinder::found_from_here() {
  if (width_.as_written) {
    read_as_written();
    return found_;
  }
  if (!looked_up_) look_up();
  return remembered();
}

/// What a search from `begin_` finds, by searching only if there was none like it before.
std::span<const Found> ArcFinder::remembered() {
  const auto ahead = std::span<const FindMemory::Letter>(letters_).subspan(begin_);
  const bool remembers = width_.base >= worth_remembering;
  if (remembers) {
    const auto* known =
        memory_.find(ahead.first(std::min(ahead.size(), FindMemory::longest)), kind_);
    if (known != nullptr) return *known;
  }
  looked_at_ = begin_;
  search(false);
  if (steps_ > 0) {
    if (remembers) memory_.keep(ahead.first(looked_at_ - begin_), kind_, found_);
  } else {
    // The steps did not do for all: what they find is then what the careful search finds with them.
    found_.clear();
    std::fill(memo_.begin(), memo_.end(), Memo());
    search(true);
  }
  return found_;
}

void ArcFinder::search(bool careful) {
  careful_ = careful;
  // A careful search takes fewer steps to the same end, but not by half.
  steps_ = careful ? width_.steps : width_.steps / 2;
  visit({Lexicon::root, begin_, 0, 0, false});
}

float ArcFinder::bound(std::uint32_t at, float allowance) const {
  const float letters = static_cast<float>(at - begin_);
  return std::min(width_.base + letters * width_.per_letter, width_.most) + allowance;
}

/// The cost, that of the best word to come included, above which a word is given up.
float ArcFinder::hopeless_at(std::uint32_t at) const {
  return width_.hopeless + width_.hopeless_letter * static_cast<float>(at - begin_);
}

/// Not reached before at this cost or less.
bool ArcFinder::is_news(const Place& place) {
  const std::uint64_t here = static_cast<std::uint64_t>(place.at - begin_) << 24U | place.node;
  const std::uint64_t key = generation_ << 40U | here;
  // What is remembered for other places may not depend on how many searches came before.
  const std::uint64_t spread = careful_ ? key : here;
  Memo& memo = memo_[(spread * 0x9E3779B97F4A7C15ULL) >> 51U];
  if (memo.key == key && memo.cost <= place.cost) return false;
  memo = {key, place.cost};
  return true;
}

/// `own`: where to put the answer if it is for this place alone.
ArcFinder::Ahead& ArcFinder::ahead_of(const Place& place, Ahead& own) {
  const std::size_t slot = place.at - begin_;
  // A careful search may come with one allowance or another.
  Ahead& ahead = careful_ || slot >= ahead_.size() ? own : ahead_[slot];
  if (&ahead == &own || ahead.search != generation_) look_ahead(place, ahead);
  return ahead;
}

void ArcFinder::look_ahead(const Place& place, Ahead& ahead) {
  const Seen letter = place.at < paragraph_->seen.size() ? paragraph_->seen[place.at] : seen::other;
  const Misreadings::Place& misread = misreadings_.at(place.at);
  look_at(place.at + misread.looked_at());
  ahead.search = generation_;
  ahead.misread = &misread;
  ahead.letter = is_seen_thai(letter) ? letter : Symbol{0};
  ahead.line_break = letter == seen::line_break;
  ahead.foreign = is_foreign(letter);
  ahead.hopeless = hopeless_at(place.at);
  const float dearer = std::max(width_.per_letter - Misreadings::letter_worth, 0.0F) +
                       std::max(width_.lao_letter - Misreadings::lao_worth, 0.0F);
  ahead.affordable =
      bound(place.at, place.allowance) + dearer * static_cast<float>(misread.longest()) + rounding;
  ahead.way_count = 0;
}

void ArcFinder::find_ways(const Place& place, Ahead& ahead) const {
  if (place.at > begin_ || paragraph_->seen[begin_] != seen::blank) {
    for (const Misreading& misreading : misreadings_.from(*ahead.misread))
      ahead.ways[ahead.way_count++] = way_of(place, misreading);
  }
  ahead.ways[ahead.way_count++] = way_of(place, {misreadings_.lost(), 0, 0});
}

ArcFinder::Way ArcFinder::way_of(const Place& place, const Misreading& misreading) const {
  const auto& meant = misreading.meant;
  Way way{meant.data(), meant.data() + meant.size(), misreading.letters, place.allowance, 0};
  for (unsigned lao = 0; lao < misreading.lao; ++lao) way.allowance += width_.lao_letter;
  way.most = bound(place.at + way.letters, way.allowance);
  return way;
}

bool ArcFinder::may_branch(const TrieNode& node, float cost, const Ahead& ahead) {
  SymbolSet letters = node.next;
  letters.add(0);
  return ahead.foreign || letters.meets(ahead.misread->affordable(ahead.affordable - cost));
}

/// Words as they stand, and nothing else.
void ArcFinder::read_as_written() {
  Place place{Lexicon::root, begin_, 0, 0, false};
  do {
    const TrieNode& node = lexicon_.node(place.node);
    if (place.cost + node.best_cost() > hopeless_at(place.at)) return;
    if (node.word_here() != word::none) record(place);
  } while (place.at < paragraph_->seen.size() && read_on(place) &&
           place.cost <= bound(place.at, 0));
}

/// What `place` costs can be afforded.
void ArcFinder::visit(Place place) {
  Ahead own;
  for (;;) {
    if (steps_ == 0) return;
    const TrieNode& node = lexicon_.node(place.node);
    Ahead& ahead = ahead_of(place, own);
    if (place.cost + node.best_cost() > ahead.hopeless) return;
    const bool branches = may_branch(node, place.cost, ahead);
    // Where a way only goes straight on, coming twice does no harm.
    if ((careful_ || (branches && steps_ + few_steps < width_.steps / 2)) && !is_news(place))
      return;
    --steps_;
    if (node.word_here() != word::none) record(place);
    Place next = place;
    const bool goes_on = (ahead.letter != 0 || ahead.line_break) && read_on(next) &&
                         next.cost <= bound(next.at, next.allowance);
    if (branches) {
      if (goes_on) visit(next);
      return read_otherwise(place, ahead);
    }
    if (!goes_on) return;
    place = next;
  }
}

/// The page as it stands, line breaks inside words passed over; false when no word goes on so.
bool ArcFinder::read_on(Place& place) {
  const Seen letter = paragraph_->seen[place.at];
  if (letter == seen::line_break) return pass_break(place);
  if (!is_seen_thai(letter)) return false;
  place.node = lexicon_.child(place.node, letter);
  ++place.at;
  return place.node != Lexicon::root;
}

void ArcFinder::read_otherwise(const Place& place, Ahead& ahead) {
  if (ahead.way_count == 0) find_ways(place, ahead);
  for (std::uint32_t k = 0; k < ahead.way_count; ++k) read_meant(place, ahead.ways[k]);
  if (ahead.foreign) read_foreign(place);
}

void ArcFinder::read_meant(const Place& place, const Way& way) {
  const Confusion *at = way.meant, *const end = way.meant_end;
  if (at == end || place.cost + at->cost > way.most) return;
  Ahead own;
  const Place after{place.node, place.at + way.letters, place.cost, way.allowance, true};
  const Ahead& ahead = ahead_of(after, own);
  SymbolSet letters = lexicon_.node(place.node).next;
  letters.add(0);
  do {
    const auto block = confusions_.block_of(at);
    const Confusion* const stop = std::min(end, block.end);
    if (!letters.meets(block.first)) {
      at = stop;
      continue;
    }
    for (; at != stop && place.cost + at->cost <= way.most; ++at) {
      if (letters.has(static_cast<Symbol>(at->meant))) read_as(after, *at, ahead);
    }
  } while (at != end && place.cost + at->cost <= way.most);
}

/// `place`: behind what is seen, its cost still without that of `confusion`. `ahead`: of it.
void ArcFinder::read_as(const Place& place, const Confusion& confusion, const Ahead& ahead) {
  const Place next{descend(place.node, confusion.meant), place.at, place.cost + confusion.cost,
                   place.allowance, true};
  if (next.node == Lexicon::root) return;
  const TrieNode& node = lexicon_.node(next.node);
  if (next.cost + node.best_cost() > ahead.hopeless) return;
  if (careful_ || ahead.line_break || (ahead.letter != 0 && node.next.has(ahead.letter)) ||
      may_branch(node, next.cost, ahead))
    return visit(next);
  if (steps_ == 0 || node.word_here() == word::none) return;
  --steps_;
  record(next);
}

Lexicon::Node ArcFinder::descend(Lexicon::Node node, Packed meant) const {
  for (; meant != 0; meant >>= 8U) {
    node = lexicon_.child(node, static_cast<Symbol>(meant));
    if (node == Lexicon::root) return node;
  }
  return node;
}

void ArcFinder::read_foreign(const Place& place) {
  if (!careful_) {
    steps_ = 0;  // allowances now depend on the way here: coming twice may do harm
    return;
  }
  std::uint32_t end = place.at;
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
  if (letters == 0) {
    if (place.cost + cost <= bound(end, place.allowance))
      visit({place.node, end, place.cost + cost, place.allowance, true});
    return;
  }
  for_each_child(lexicon_, place.node, [&](Lexicon::Node child) {
    Place next = place;
    next.node = child;
    guess(next, end, cost, letters - 1);
  });
}

bool ArcFinder::pass_break(Place& place) {
  if (place.at == begin_) return false;
  const auto is_space = [&](Seen letter) {
    return letter == seen::line_break || letter == seen::blank;
  };
  unsigned lines = 0;
  while (place.at < paragraph_->seen.size() && is_space(paragraph_->seen[place.at]))
    lines += paragraph_->text[place.at++] == U'\n' ? 1 : 0;
  look_at(place.at + 1);
  place.cost += break_cost;
  return lines <= 1;
}

void ArcFinder::record(const Place& place) {
  if (place.at == begin_) return;
  if (place.at < paragraph_->breakable.size() && !paragraph_->breakable[place.at]) return;
  const Seen last = paragraph_->seen[place.at - 1];
  if (last == seen::blank || last == seen::line_break) return;
  float cost = place.cost;
  if (!is_seen_lao(paragraph_->seen[begin_]) && cost > width_.burst_from)
    cost = width_.burst_from + width_.burst_share * (cost - width_.burst_from);
  const auto letters = static_cast<float>(place.at - begin_);
  if (place.changed && !is_seen_lao(paragraph_->seen[begin_])) {
    cost += width_.changed_price + width_.short_price * std::max(0.0F, 4 - letters);
  }
  found_.push_back({lexicon_.node(place.node).word_here(), place.at - begin_, cost, place.changed});
}

void ArcFinder::add(const Found& found) {
  const std::uint32_t end = begin_ + found.letters;
  const float letter_by_letter = paragraph_->unknown_cost[end] - paragraph_->unknown_cost[begin_];
  if (found.changed &&
      found.cost - words_.unigram(found.word) > letter_by_letter + 8 + width_.slack)
    return;
  for (std::size_t k = first_; k < out_->size(); ++k) {
    Arc& arc = (*out_)[k];
    if (arc.word != found.word || arc.end != end) continue;
    if (found.cost < arc.cost) arc.cost = found.cost, arc.changed = found.changed;
    return;
  }
  out_->push_back({begin_, end, found.word, found.cost, found.changed});
}

}  // namespace chamra
