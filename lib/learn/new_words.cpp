// SPDX-License-Identifier: Apache-2.0
#include "learn/new_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/utf8.hpp"
#include "channel/confusion_table.hpp"
#include "correct/book_tables.hpp"
#include "lattice/arc_finder.hpp"
#include "script/thai_class.hpp"
#include "segment/words.hpp"

namespace chamra {
namespace {

constexpr unsigned rounds = 3;
constexpr std::size_t most_parts = 6;  // known words and scraps that a new word was cut into
constexpr std::size_t least_letters = 3, most_letters = 24;
constexpr double bad_cost = 2.6;     // nats a letter above which a known word fits badly
constexpr double letter_cost = 2.8;  // to tell a new word, nats a letter
constexpr double least_gain = 4;
constexpr double running_words = 20000;  // of a short book: frequencies are not trusted further
constexpr double garble_ratio = 4;       // a like word this much as frequent: garble of it
constexpr std::size_t context_letters = 12, most_contexts = 2;

double least_count(std::size_t letters) { return letters >= 5 ? 2 : 4; }

bool is_legal(std::u32string_view word) {
  for (std::size_t k = 1; k < word.size(); ++k) {
    if (!legal_pair(word[k - 1], word[k])) return false;
  }
  return !is_mark(word[0]) && std::all_of(word.begin(), word.end(), is_thai);
}

/// What stands on one side of a stretch: it only matters whether that is always the same.
class Neighbours {
 public:
  /// Nothing: an edge of a stretch of Thai, every one of which counts as another neighbour.
  void see(std::optional<std::u32string_view> token) {
    several_ = several_ || (seen_ && (!token || token != first_));
    if (!seen_) first_ = token;
    seen_ = true;
  }
  [[nodiscard]] bool are_several() const { return several_; }

 private:
  std::optional<std::u32string_view> first_;
  bool seen_ = false, several_ = false;
};

/// One stretch that may be a word.
struct Candidate {
  double count = 0, cost_as_is = 0;  // cost: of all its places, in nats
  Neighbours left, right;
  struct Place {
    std::uint32_t text;
    CharSpan span;
  };
  std::vector<Place> places;
};

class Finder {
 public:
  Finder(const std::vector<std::u32string>& texts, const Lexicon& general, const NgramModel& words,
         const std::vector<BookWord>& known)
      : texts_(texts), general_(general), words_(words) {
    for (const BookWord& word : known) known_[word.word] = std::max(word.count, 1.0);
  }

  NewWords run() {
    learn_tables();
    for (unsigned round = 0; round < rounds; ++round) {
      collect();
      const bool any = accept();
      candidates_.clear();
      if (!any) break;  // the tables have all that was found
      learn_tables();
    }
    return report();
  }

 private:
  using Cut = std::vector<Word>;

  /// The lexicon with what was found so far, each at its frequency.
  void learn_tables() {
    Book book;
    double total = running_words;
    std::map<std::u32string, double> all = known_;
    all.insert(found_.begin(), found_.end());
    for (const auto& [word, count] : all) {
      book.words.push_back({word, count, {}});
      book.ngrams.push_back({to_utf8(word), count});
      total -= count;
    }
    book.ngrams.push_back({word::names[word::unknown], std::max(total, 1.0)});
    tables_.emplace(book, general_, words_, BookUse::Cut);
    const WordModel model = tables_->mixed_with(words_);
    cuts_.clear();
    for (const auto& text : texts_) cuts_.push_back(cut_words(text, tables_->lexicon, model));
  }

  [[nodiscard]] double cost_of(const Word& word) const {
    if (word.id == word::unknown) return cost_of_unknown(word.span.size());
    return tables_->costs[word.id];
  }
  [[nodiscard]] bool fits_badly(const Word& word) const {
    return word.id == word::unknown || cost_of(word) > bad_cost * word.span.size();
  }

  void collect() {
    for (std::uint32_t text = 0; text < texts_.size(); ++text) {
      for (std::size_t first = 0; first < cuts_[text].size(); ++first) collect_from(text, first);
    }
  }

  void collect_from(std::uint32_t text, std::size_t first) {
    const Cut& cut = cuts_[text];
    double cost = 0;
    bool bad = false;
    for (std::size_t last = first; last < cut.size() && last < first + most_parts; ++last) {
      const Word& word = cut[last];
      if (word.id != word::unknown && word.id < word::first) return;
      if (last > first && cut[last - 1].span.end != word.span.begin) return;
      cost += cost_of(word);
      bad = bad || fits_badly(word);
      const CharSpan span{cut[first].span.begin, word.span.end};
      if (span.size() > most_letters) return;
      if (!bad || span.size() < least_letters || (first == last && word.id != word::unknown))
        continue;
      Candidate& candidate = candidates_[letters_at(text, span)];
      candidate.count += 1;
      candidate.cost_as_is += cost;
      candidate.places.push_back({text, span});
      candidate.left.see(neighbour(text, first, -1));
      candidate.right.see(neighbour(text, last, +1));
    }
  }

  [[nodiscard]] std::u32string_view letters_at(std::size_t text, CharSpan span) const {
    return std::u32string_view(texts_[text]).substr(span.begin, span.size());
  }

  /// The token beside; nothing at the edge of a stretch of Thai.
  [[nodiscard]] std::optional<std::u32string_view> neighbour(std::size_t text, std::size_t at,
                                                             int step) const {
    const Cut& cut = cuts_[text];
    const bool edge = step < 0 ? at == 0 || cut[at - 1].span.end != cut[at].span.begin
                               : at + 1 == cut.size() || cut[at].span.end != cut[at + 1].span.begin;
    if (edge) return std::nullopt;
    return letters_at(text, cut[step < 0 ? at - 1 : at + 1].span);
  }

  [[nodiscard]] static double gain(std::u32string_view word, double count, double cost_as_is) {
    const double own = -std::log(std::min(count / running_words, 0.1));
    return cost_as_is - count * own - letter_cost * static_cast<double>(word.size());
  }

  /// The best candidates that do not overlap. False when there was none.
  bool accept() {
    std::vector<std::pair<double, std::u32string_view>> order;
    for (const auto& [word, candidate] : candidates_) {
      if (candidate.count < least_count(word.size()) || !is_legal(word)) continue;
      if (!candidate.left.are_several() || !candidate.right.are_several()) continue;
      const double worth = gain(word, candidate.count, candidate.cost_as_is);
      if (worth >= least_gain) order.emplace_back(-worth, word);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::vector<bool>> taken;
    for (const auto& text : texts_) taken.emplace_back(text.size());
    bool any = false;
    for (const auto& [worth, word] : order) any = take(word, taken) || any;
    return any;
  }

  bool take(std::u32string_view word, std::vector<std::vector<bool>>& taken) {
    const Candidate& candidate = candidates_[word];
    double count = 0;
    const auto is_free = [&](const Candidate::Place& place) {
      const auto begin = taken[place.text].begin() + place.span.begin;
      return std::none_of(begin, begin + place.span.size(), [](bool t) { return t; });
    };
    for (const auto& place : candidate.places) count += is_free(place) ? 1 : 0;
    if (count < least_count(word.size()) ||
        gain(word, count, candidate.cost_as_is * count / candidate.count) < least_gain)
      return false;
    for (const auto& place : candidate.places) {
      const auto begin = taken[place.text].begin() + place.span.begin;
      std::fill(begin, begin + place.span.size(), true);
    }
    found_[std::u32string(word)] = count;
    return true;
  }

  NewWords report() {
    std::unordered_map<WordId, double> counts;
    std::map<std::u32string, NewWord> used;
    for (std::size_t text = 0; text < texts_.size(); ++text) {
      for (const Word& word : cuts_[text]) {
        count_with_beginnings(word.id, counts);
        if (word.id < general_.word_count()) continue;
        const std::u32string letters = texts_[text].substr(word.span.begin, word.span.size());
        if (known_.contains(letters)) continue;
        NewWord& one = used[letters];
        one.word = letters;
        one.count += 1;
        if (one.contexts.size() < most_contexts) one.contexts.push_back(context(text, word.span));
      }
    }
    NewWords out;
    const ConfusionTable confusions;
    const WordModel model = tables_->mixed_with(words_);
    ArcFinder finder(tables_->lexicon, model, confusions);
    for (auto& [letters, one] : used) {
      const auto like = frequent_like(letters, counts, garble_ratio * one.count, finder);
      if (one.count < least_count(letters.size())) {
        out.refused.push_back({letters, one.count, "stands there too seldom"});
      } else if (like) {
        out.refused.push_back({letters, one.count, "reads like garble of " + to_utf8(*like)});
      } else {
        out.words.push_back(std::move(one));
      }
    }
    const auto by_count = [](const auto& a, const auto& b) { return a.count > b.count; };
    std::stable_sort(out.words.begin(), out.words.end(), by_count);
    std::stable_sort(out.refused.begin(), out.refused.end(), by_count);
    return out;
  }

  /// What a compound begins with stands there, too.
  void count_with_beginnings(WordId id, std::unordered_map<WordId, double>& counts) const {
    counts[id] += 1;
    if (id < word::first) return;
    const Lexicon& lexicon = tables_->lexicon;
    Lexicon::Node node = Lexicon::root;
    for (const Symbol symbol : lexicon.symbols(id)) {
      node = lexicon.child(node, symbol);
      const WordId here = node == Lexicon::root ? word::none : lexicon.node(node).word_here();
      if (here != word::none && here != id) counts[here] += 1;
    }
  }

  [[nodiscard]] std::string context(std::size_t text, CharSpan span) const {
    const std::size_t begin = span.begin - std::min<std::size_t>(span.begin, context_letters);
    return to_utf8(
        std::u32string_view(texts_[text]).substr(begin, span.end + context_letters - begin));
  }

  /// A word that stands in the text at least `least` times and that a little OCR noise turns into
  /// `letters`.
  std::optional<std::u32string> frequent_like(const std::u32string& letters,
                                              const std::unordered_map<WordId, double>& counts,
                                              double least, ArcFinder& finder) {
    const Paragraph paragraph = spelled(letters);
    finder.open(paragraph);
    finder.expect(paragraph.unknown_cost);
    std::vector<Arc> arcs;
    SearchWidth width;
    width.base = 8, width.per_letter = 0, width.most = 8;
    width.headroom = 1000;  // rare words too
    finder.find(0, width, 0, arcs);
    for (const Arc& arc : arcs) {
      const auto found = counts.find(arc.word);
      if (arc.end == letters.size() && arc.changed && found != counts.end() &&
          found->second >= least && tables_->lexicon.text(arc.word) != letters)
        return tables_->lexicon.text(arc.word);
    }
    return std::nullopt;
  }

  /// A word alone, to be read in every way that costs little.
  static Paragraph spelled(const std::u32string& letters) {
    Paragraph out;
    out.text = letters;
    for (const char32_t letter : letters) {
      out.seen.push_back(to_seen(letter));
      out.barrier.push_back(word::boundary);
      out.breakable.push_back(1);
      out.unknown_cost.push_back(0);
    }
    out.unknown_cost.push_back(1e6F);
    return out;
  }

  const std::vector<std::u32string>& texts_;
  const Lexicon& general_;
  const NgramModel& words_;
  std::map<std::u32string, double> known_, found_;
  std::optional<BookTables> tables_;
  std::vector<Cut> cuts_;
  std::unordered_map<std::u32string_view, Candidate> candidates_;  // by letters of the texts
};

}  // namespace

NewWords find_new_words(const std::vector<std::u32string>& texts, const Lexicon& general,
                        const NgramModel& words, const std::vector<BookWord>& known) {
  return Finder(texts, general, words, known).run();
}

}  // namespace chamra
