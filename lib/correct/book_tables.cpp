// SPDX-License-Identifier: Apache-2.0
#include "correct/book_tables.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>

#include "base/utf8.hpp"
#include "lattice/arc_finder.hpp"
#include "ngram/ngram_builder.hpp"
#include "ngram/ngram_text.hpp"

namespace chamra {
namespace {

constexpr double discount = 0.75;
constexpr double most_share = 0.5;         // of the book in word probabilities
constexpr double half_share_words = 6000;  // running words that earn it half of that
constexpr double unseen = 1e-12;
constexpr double least_noise_words = 300;  // fewer say little of how often errors come in bursts
constexpr float least_burst_from = 6;
constexpr double most_rate = 0.98;  // of one reading of a word
constexpr double least_recurring = 1;
constexpr std::size_t shortest_recurring = 4;  // letters; shorter ones are like too many others

/// Numbers of a book's tokens: those of the language, then its own.
class Numbers {
 public:
  explicit Numbers(const Lexicon& general) : general_(general) {
    for (WordId id = 0; id < word::first; ++id) ids_[word::names[id]] = id;
  }

  void add(const std::u32string& text) {
    if (to_symbols(text, general_.alphabet()).empty() || general_.find(text) != word::none) return;
    const auto id = static_cast<WordId>(general_.word_count() + own_.size());
    if (ids_.try_emplace(to_utf8(text), id).second) own_.push_back(text);
  }
  [[nodiscard]] std::optional<WordId> of(std::string_view token) const {
    const auto found = ids_.find(std::string(token));
    if (found != ids_.end()) return found->second;
    const WordId id = general_.find(to_utf32(token));
    return id == word::none ? std::nullopt : std::optional(id);
  }
  [[nodiscard]] const std::vector<std::u32string>& own() const { return own_; }

 private:
  const Lexicon& general_;
  std::unordered_map<std::string, WordId> ids_;
  std::vector<std::u32string> own_;
};

NgramCounts counts_of(const Book& book, const Numbers& numbers, std::size_t tokens, double& total) {
  NgramCounts counts;
  counts.unigram_counts.assign(tokens, 0);
  std::array<std::map<std::array<WordId, longest_row>, float>, longest_row + 1> sums;
  for (const BookNgram& ngram : book.ngrams) {
    const auto row =
        parse_ngram(ngram.words, [&](std::string_view token) { return numbers.of(token); });
    if (!row || ngram.count <= 0) continue;
    if (row->order == 1) counts.unigram_counts[row->ids[0]] += ngram.count, total += ngram.count;
    if (row->order > 1) sums[row->order][row->ids] += static_cast<float>(ngram.count);
  }
  for (unsigned order = 2; order <= 3; ++order) {
    for (const auto& [ids, count] : sums[order]) {
      // A triple is kept only where its pairs are, as the tables promise.
      if (order == 3 &&
          (!sums[2].contains({ids[0], ids[1]}) || !sums[2].contains({ids[1], ids[2]})))
        continue;
      counts.orders[order].push_back({{ids[0], ids[1], ids[2]}, count});
    }
  }
  for (const double count : counts.unigram_counts)
    counts.unigram_probs.push_back(std::max(count / std::max(total, 1.0), unseen));
  return counts;
}

/// A word in a burst costs its rate, and then only `burst_share` of what its letters cost: from
/// where on that is cheaper than letter by letter.
float burst_from(const BookNoise& noise) {
  if (noise.words < least_noise_words) return 0;
  const SearchWidth usual;
  const double cost = -std::log((noise.bursts + 0.5) / (noise.words + least_noise_words));
  return std::clamp(static_cast<float>(cost) / (1 - usual.burst_share), least_burst_from,
                    usual.burst_from);
}

/// Minus log probability of every token, the book mixed in.
std::vector<float> costs_of(const NgramCounts& counts, double share, const NgramModel& words) {
  std::vector<float> costs;
  costs.reserve(counts.unigram_probs.size());
  for (WordId id = 0; id < counts.unigram_probs.size(); ++id) {
    const double known = id < words.token_count()
                             ? words.unigram(id)
                             : words.unigram(word::unknown) + new_word_log_prob;
    costs.push_back(static_cast<float>(
        -std::log((1 - share) * std::exp(known) + share * counts.unigram_probs[id])));
  }
  return costs;
}

/// All words of the language and the book by their numbers; those that `stays` refuses keep theirs
/// and have no letters.
template <class Stays>
Spellings spellings_of(const Lexicon& general, const std::vector<std::u32string>& own,
                       Stays stays) {
  Spellings out;
  const auto add = [&](SymbolView word) {
    const auto id = static_cast<WordId>(word::first + out.size());
    out.add(stays(id, word) ? word : SymbolView());
  };
  for (WordId id = word::first; id < general.word_count(); ++id) add(general.symbols(id));
  for (const std::u32string& word : own) add(to_symbols(word, general.alphabet()));
  return out;
}

std::vector<WordConfusion> whole_words_of(const Book& book, const Lexicon& lexicon) {
  std::vector<WordConfusion> out;
  for (const ConfusionCount& row : book.whole_words) {
    const WordId id = lexicon.find(row.meant);
    if (id == word::none || rate_of(row) <= 0 || row.meant == row.seen) continue;
    WordConfusion one;
    for (const char32_t letter : row.seen) one.seen += to_seen(letter);
    one.meant = id;
    one.cost = static_cast<float>(-std::log(std::min(rate_of(row), most_rate)));
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

BookTables::BookTables(const Book& book, const Lexicon& general, const NgramModel& words) {
  Numbers numbers(general);
  for (const BookWord& word : book.words) numbers.add(word.word);
  const std::size_t tokens = general.word_count() + numbers.own().size();
  double total = 0;
  NgramCounts counts = counts_of(book, numbers, tokens, total);
  share = std::clamp(most_share * total / (total + half_share_words), 1e-6, most_share);
  costs = costs_of(counts, share, words);
  const auto word_costs = std::span<const float>(costs).subspan(word::first);

  std::set<WordId> banned;
  for (const BookWord& form : book.banned) {
    if (const auto id = numbers.of(to_utf8(form.word))) banned.insert(*id);
  }
  const auto is_right = [&](WordId id, SymbolView) { return !banned.contains(id); };
  const auto recurs = [&](WordId id, SymbolView word) {
    return counts.unigram_counts[id] >= least_recurring && word.size() >= shortest_recurring &&
           is_right(id, word);
  };
  ContainerWriter recurring_out;
  write_lexicon(recurring_out, spellings_of(general, numbers.own(), recurs), word_costs);
  recurring_file_ = Container::from(recurring_out);
  recurring = Lexicon(recurring_file_, general.alphabet());

  ContainerWriter out;
  write_lexicon(out, spellings_of(general, numbers.own(), is_right), word_costs);
  write_ngrams(out, "w", std::move(counts), {discount});
  file_ = Container::from(out);
  lexicon = Lexicon(file_, general.alphabet());
  ngrams = NgramModel(file_, "w");

  confusions = WordConfusions(whole_words_of(book, lexicon));
  burst_from = chamra::burst_from(book.noise);
}

}  // namespace chamra
