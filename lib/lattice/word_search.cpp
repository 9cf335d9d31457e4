// SPDX-License-Identifier: Apache-2.0
#include "lattice/word_search.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace chamra {
namespace {

constexpr std::size_t memo_size = 1U << 11U;
constexpr float rounding = 0.01F;  // nats, more than bounds may differ by that are summed otherwise
// Words end later than where they are looked at: what their rivals are allowed more until then.
constexpr float still_to_come = 5.5F;

/// A number of 1/8 nats that is no less.
unsigned eighths_above(float nats) { return static_cast<unsigned>(std::max(nats, 0.0F) * 8) + 2; }

}  // namespace

WordSearch::WordSearch(const Lexicon& lexicon, const ConfusionTable& confusions)
    : lexicon_(lexicon), misreadings_(confusions), aheads_(longest_word + 1), memo_(memo_size) {}

void WordSearch::expect(std::span<const float> rivals) {
  rivals_ = rivals;
  misreadings_.open(*paragraph_);
}

std::span<const Found> WordSearch::find(std::uint32_t begin, const SearchWidth& width) {
  width_ = width;
  find_as_written(begin);  // however short the steps
  walk();
  return found_;
}

std::span<const Found> WordSearch::find_as_written(std::uint32_t begin) {
  begin_ = looked_at_ = begin;
  found_.clear();
  read_as_written();
  return found_;
}

float WordSearch::bound(std::uint32_t at) const {
  return std::min(width_.base + static_cast<float>(at - begin_) * width_.per_letter, width_.most);
}

/// The cost, that of the best word to come included, above which a word is given up.
float WordSearch::hopeless_at(std::uint32_t at) const {
  return std::min(width_.hopeless + width_.hopeless_letter * static_cast<float>(at - begin_),
                  width_.headroom + rival(at) + still_to_come);
}

void WordSearch::read_as_written() {
  Place place{Lexicon::root, 0, 0, false};
  for (std::uint32_t at = begin_;;) {
    const TrieNode& node = lexicon_.node(place.node);
    look_at(at + 1);
    record(at, node, place);
    if (at >= paragraph_->seen.size()) return;
    const Seen letter = paragraph_->seen[at];
    if (letter == seen::line_break) {
      const std::uint32_t behind = behind_break(at);
      if (behind == at) return;
      at = behind;
      place.cost += break_cost;
      if (place.cost > most_breaks_cost) return;
    } else {
      place.node = is_seen_thai(letter) ? lexicon_.child(place.node, letter) : Lexicon::root;
      if (place.node == Lexicon::root) return;
      ++at;
    }
  }
}

void WordSearch::walk() {
  ++searches_;
  steps_ = width_.steps;
  last_list_ = 0;
  const bool begun = begin_as_before();
  if (!begun) ++generation_;
  if (!begun) put(begin_, {Lexicon::root, 0, 0, false});
  for (std::uint32_t k = begun ? 1 : 0; k <= last_list_; ++k) {
    std::vector<Place>& list = lists_[k];
    if (!list.empty()) ahead_ = &ahead_of(begin_ + k);
    for (turn_ = 0; turn_ < list.size(); ++turn_) {
      if (steps_ == 0) break;
      --steps_;
      visit(Place(list[turn_]));  // the list may grow
    }
    list.clear();
  }
}

/// `best`: of the words behind the node; `hopeless`: see hopeless_at. Most ways end here.
bool WordSearch::is_worth_listing(float cost, float best, float hopeless) {
  if (cost + best <= hopeless) return true;
  pass_by();
  return false;
}

void WordSearch::put_hopeful(std::uint32_t at, const Place& place, float hopeless) {
  const Glance glance = lexicon_.glance(place.node);
  if (is_worth_listing(place.cost, glance.best_cost(), hopeless) && leads_on(at, place, glance))
    put(at, place);
}

/// Puts `place` on the list of letter `at`, unless it was there as cheaply before.
void WordSearch::put(std::uint32_t at, const Place& place) {
  const std::uint32_t k = at - begin_;
  if (k > longest_word) return;
  std::vector<Place>& list = lists_[k];
  if (place.rest != 0) return append(k, place);
  const std::uint64_t key = key_of(k, place.node);
  Memo& memo = memo_of(key);
  if (memo.key == key) {
    Place& known = list[memo.index];
    if (known.cost <= place.cost && known.allowance >= place.allowance) return;
    const bool to_come = at > ahead_->at || memo.index > turn_;
    if (to_come && known.cost >= place.cost && known.allowance <= place.allowance) {
      known = place;
      return;
    }
  }
  memo = {key, static_cast<std::uint32_t>(list.size())};
  append(k, place);
}

void WordSearch::append(std::uint32_t k, const Place& place) {
  lexicon_.prefetch(place.node);
  lists_[k].push_back(place);
  last_list_ = std::max(last_list_, k);
}

/// What stands at `at` counts as looked at.
WordSearch::Ahead& WordSearch::ahead_of(std::uint32_t at) {
  Ahead& ahead = aheads_[at - begin_];
  if (ahead.search != searches_) look_ahead(at, ahead);
  return ahead;
}

void WordSearch::look_ahead(std::uint32_t at, Ahead& ahead) {
  const bool at_end = at >= paragraph_->seen.size();
  ahead.search = searches_;
  ahead.at = at;
  ahead.letter = at_end ? seen::other : paragraph_->seen[at];
  ahead.foreign = is_seen_foreign(ahead.letter);
  ahead.misread = &misreadings_.at(at);
  look_at(at + ahead.misread->looked_at());
  ahead.hopeless = hopeless_at(at);
  ahead.hopeless_next = at_end ? ahead.hopeless : hopeless_at(at + 1);
  ahead.mark = is_seen_thai(ahead.letter) ? mark_of(ahead.letter) : 0;
  ahead.most_word = may_end_at(at) ? width_.headroom + rival(at) - prices(at - begin_) + rounding
                                   : -std::numeric_limits<float>::infinity();
  ahead.open = ahead.foreign || ahead.letter == seen::line_break;
  find_ways(ahead, 0);
}

/// Those that read `least` letters of the page and more.
void WordSearch::find_ways(Ahead& ahead, unsigned least) {
  const bool any = ahead.at > begin_ || paragraph_->seen[begin_] != seen::blank;
  ahead.ways.clear();
  ahead.first_letters =
      any ? &ahead.misread->first_letters() : &misreadings_.lost().first_letters();
  ahead.most = ahead.most_hopeless = 0;
  if (any) {
    for (const Misreading& misreading : misreadings_.from(*ahead.misread)) {
      if (misreading.letters >= least) add_way(ahead, misreading);
    }
  }
  if (least == 0) add_way(ahead, {&misreadings_.lost(), 0, 0});
}

void WordSearch::add_way(Ahead& ahead, const Misreading& misreading) {
  const Way& way = ahead.ways.emplace_back(way_of(ahead.at, misreading));
  ahead.most = std::max(ahead.most, way.most + way.allowance);
  ahead.most_hopeless = std::max(ahead.most_hopeless, way.hopeless);
}

void WordSearch::read_misread(const Place& place, const TrieNode& node) {
  const FirstLetters::Set* affordable =
      affordable_ways(*ahead_, place.cost, node.best_cost(), place.allowance);
  if (affordable == nullptr) return;
  // Most nodes lead on by no letter that any way begins with.
  if (!affordable->letters.has(0) && !affordable->letters.meets(node.next)) return;
  for (const Way& way : ahead_->ways) read_meant(place, node, way);
}

/// The first letters of all ways that a place of such cost, whose best word costs `best`, may take,
/// and perhaps of others; nullptr where there is none.
const FirstLetters::Set* WordSearch::affordable_ways(const Ahead& ahead, float cost, float best,
                                                     float allowance) {
  const float most = std::min(ahead.most + allowance, ahead.most_hopeless - best) - cost + rounding;
  return most < 0 ? nullptr : &ahead.first_letters->affordable(most);
}

/// May anything come of `place`, at letter `at`, by the little that is at hand to tell? Going there
/// would be a step, and counts as one.
bool WordSearch::leads_on(std::uint32_t at, const Place& place, Glance glance) {
  if (takes_all_ || at - begin_ > longest_word || may_lead_on(at, place, glance)) return true;
  pass_by();
  return false;
}

bool WordSearch::may_lead_on(std::uint32_t at, const Place& place, Glance glance) {
  if (place.rest != 0) return glance.may_lead_on_by(mark_of(static_cast<Symbol>(place.rest)));
  const Ahead& ahead = ahead_of(at);
  if (!place.changed || ahead.open || glance.may_lead_on_by(ahead.mark)) return true;
  if (glance.ends_word() && without_bursts(place.cost) + glance.best_cost() <= ahead.most_word)
    return true;
  const FirstLetters::Set* affordable =
      affordable_ways(ahead, place.cost, glance.best_cost(), place.allowance);
  return affordable != nullptr &&
         (affordable->letters.has(0) || glance.may_lead_on_by(affordable->marks));
}

WordSearch::Way WordSearch::way_of(std::uint32_t at, const Misreading& misreading) const {
  const std::uint32_t behind = at + misreading.letters;
  return {misreading.meant, misreading.letters,
          width_.lao_letter * static_cast<float>(misreading.lao), bound(behind),
          hopeless_at(behind)};
}

void WordSearch::visit(const Place& place) {
  if (place.cost + lexicon_.best_cost(place.node) > ahead_->hopeless) return;
  if (place.rest != 0) return descend(place);
  const TrieNode& node = lexicon_.node(place.node);
  if (place.changed && node.word_here() != word::none) record(ahead_->at, node, place);
  read_on(place);
  read_misread(place, node);
  if (ahead_->foreign) read_foreign(place);
}

/// The page as it stands, line breaks inside words passed over.
void WordSearch::read_on(const Place& place) {
  if (is_seen_thai(ahead_->letter)) {
    const Lexicon::Node child = lexicon_.child(place.node, ahead_->letter);
    if (child != Lexicon::root)
      put_hopeful(ahead_->at + 1, {child, place.cost, place.allowance, place.changed},
                  ahead_->hopeless_next);
  } else if (ahead_->letter == seen::line_break) {
    const std::uint32_t behind = behind_break(ahead_->at);
    const float cost = place.cost + break_cost;
    if (behind != ahead_->at && cost <= bound(behind) + place.allowance)
      put(behind, {place.node, cost, place.allowance, place.changed});
  }
}

std::uint32_t WordSearch::behind_break(std::uint32_t at) {
  if (at == begin_) return at;
  const std::uint32_t read = std::min(at - begin_, longest_word + 1);
  const Paragraph::Blanks blanks = paragraph_->blanks_at(at, longest_word + 1 - read);
  look_at(blanks.end + 1);
  return blanks.lines <= 1 ? blanks.end : at;
}

void WordSearch::read_meant(const Place& place, const TrieNode& node, const Way& way) {
  // No word behind a node costs less than the best behind the node before it.
  const float most =
      std::min(way.most + place.allowance + way.allowance, way.hopeless - node.best_cost()) -
      place.cost;
  if (most < 0) return;
  const FirstLetters::Set& affordable = way.meant->first_letters().affordable(most);
  if (affordable.letters.has(0) || affordable.letters.meets(node.next))
    read_letters(place, node, way, most, affordable.letters);
}

void WordSearch::read_letters(const Place& place, const TrieNode& node, const Way& way, float most,
                              const SymbolSet& letters) {
  const unsigned hopeless = eighths_above(way.hopeless - place.cost);
  const std::uint64_t stay = place.node == Lexicon::root ? 0 : 1;
  Lexicon::Node first_child = node.first_child;
  for (unsigned half = 0; half < 2; ++half) {
    const std::uint64_t next = node.next.bits[half];
    // Symbol 0, nothing at all, leads no further down.
    const std::uint64_t read = (half == 0 ? next | stay : next) & letters.bits[half];
    for (std::uint64_t bits = read; bits != 0; bits &= bits - 1) {
      const auto letter = static_cast<Symbol>(half * 64U + std::countr_zero(bits));
      const Lexicon::Node there =
          letter == 0 ? place.node : first_child + bits_in(next & ((bits & -bits) - 1));
      const Glance glance = lexicon_.glance(there);
      if (way.meant->cheapest(letter) + glance.best() > hopeless) {
        pass_by();
      } else {
        read_as(letter, place, there, glance, way, most);
      }
    }
    if (half == 0 && (node.next.bits[1] & letters.bits[1]) == 0) return;
    first_child += bits_in(next);
  }
}

/// All that begins with `first`, which leads to `node`, and may have been meant for `most` nats at
/// most.
void WordSearch::read_as(Symbol first, const Place& place, Lexicon::Node node, Glance glance,
                         const Way& way, float most) {
  const std::uint32_t at = ahead_->at + way.letters;
  for (const Confusion& confusion : way.meant->beginning_with(first)) {
    if (confusion.cost > most) return;
    const float cost = place.cost + confusion.cost;
    if (!is_worth_listing(cost, glance.best_cost(), way.hopeless)) continue;
    const Place there{node, cost, place.allowance + way.allowance, true, confusion.meant >> 8U};
    if (leads_on(at, there, glance)) put(at, there);
  }
}

/// By the first letter of the rest; the others wait until that node has come.
void WordSearch::descend(const Place& from) {
  Place next = from;
  next.node = lexicon_.child(from.node, static_cast<Symbol>(from.rest));
  next.rest = from.rest >> 8U;
  if (next.node != Lexicon::root) put_hopeful(ahead_->at, next, ahead_->hopeless);
}

float WordSearch::without_bursts(float cost) const {
  if (cost <= width_.burst_from) return cost;
  return width_.burst_from + width_.burst_share * (cost - width_.burst_from);
}

/// Of a changed word.
float WordSearch::prices(std::uint32_t letters) const {
  return width_.changed_price +
         width_.short_price * std::max(0.0F, 4 - static_cast<float>(letters));
}

/// What bursts make cheap: a word that eats what stands beside it.
float WordSearch::price_of_swallowed(WordId word, std::uint32_t letters) const {
  const auto meant = static_cast<float>(lexicon_.symbols(word).size());
  return width_.swallowed_price * std::max(0.0F, static_cast<float>(letters) - meant - 1);
}

void WordSearch::record(std::uint32_t at, const TrieNode& node, const Place& place) {
  if (node.word_here() == word::none || !may_end_at(at)) return;
  const bool lao = is_seen_lao(paragraph_->seen[begin_]);
  const std::uint32_t letters = at - begin_;
  float cost = lao ? place.cost : without_bursts(place.cost);
  if (place.changed && !lao)
    cost += prices(letters) + price_of_swallowed(node.word_here(), letters);
  if (place.changed && cost + node.best_cost() > width_.headroom + rival(at)) return;
  found_.push_back({node.word_here(), letters, cost, place.changed});
}

}  // namespace chamra
