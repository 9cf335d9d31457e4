// SPDX-License-Identifier: Apache-2.0
#include "correct/book_tables.hpp"

#include <algorithm>
#include <cmath>
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
    for (WordId id = 0; id < word::first; ++id) ids_.emplace(word::names[id], id);
  }

  void add(const std::u32string& text) {
    if (to_symbols(text, general_.alphabet()).empty() || general_.find(text) != word::none) return;
    const auto id = static_cast<WordId>(general_.word_count() + own_.size());
    if (ids_.try_emplace(to_utf8(text), id).second) own_.push_back(text);
  }
  /// Remembers what it was asked for: the rows of a book name few words many times.
  [[nodiscard]] std::optional<WordId> of(std::string_view token) {
    auto found = ids_.find(token);
    if (found == ids_.end()) found = ids_.emplace(token, general_.find(to_utf32(token))).first;
    return found->second == word::none ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] const std::vector<std::u32string>& own() const { return own_; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  const Lexicon& general_;
  std::unordered_map<std::string, WordId, Hash, std::equal_to<>> ids_;
  std::vector<std::u32string> own_;
};

bool is_one_token(std::string_view words) { return words.find(' ') == std::string_view::npos; }

/// Pairs and triples only where the book is to be searched with.
NgramCounts counts_of(const Book& book, Numbers& numbers, BookUse use, std::size_t tokens,
                      double& total) {
  NgramCounts counts;
  counts.unigram_counts.assign(tokens, 0);
  for (const BookNgram& ngram : book.ngrams) {
    if (use == BookUse::Cut && !is_one_token(ngram.words)) continue;
    const auto row =
        parse_ngram(ngram.words, [&](std::string_view token) { return numbers.of(token); });
    if (!row || ngram.count <= 0) continue;
    if (row->order == 1)
      counts.unigram_counts[row->ids[0]] += ngram.count, total += ngram.count;
    else
      counts.orders[row->order].push_back(
          {{row->ids[0], row->ids[1], row->ids[2]}, static_cast<float>(ngram.count)});
  }
  put_in_order(counts);
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

/// All words of the language and the book by their numbers; those that are `banned` keep theirs and
/// have no letters.
Spellings all_spellings(const Lexicon& general, const std::vector<std::u32string>& own,
                        const std::set<WordId>& banned) {
  Spellings out;
  const auto add = [&](SymbolView word) {
    const auto id = static_cast<WordId>(word::first + out.size());
    out.add(banned.contains(id) ? SymbolView() : word);
  };
  for (WordId id = word::first; id < general.word_count(); ++id) add(general.symbols(id));
  for (const std::u32string& word : own) add(to_symbols(word, general.alphabet()));
  return out;
}

/// The longer words that the book says, by the same numbers.
Spellings recurring_of(const Spellings& words, const NgramCounts& counts) {
  Spellings out;
  for (std::size_t k = 0; k < words.size(); ++k) {
    const bool recurs = counts.unigram_counts[word::first + k] >= least_recurring &&
                        words[k].size() >= shortest_recurring;
    out.add(recurs ? words[k] : SymbolView());
  }
  return out;
}

Container file_of(Spellings words, std::span<const float> costs) {
  ContainerWriter out;
  write_lexicon(out, std::move(words), costs);
  return Container::from(out);
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

BookTables::BookTables(const Book& book, const Lexicon& general, const NgramModel& words,
                       BookUse use) {
  Numbers numbers(general);
  for (const BookWord& word : book.words) numbers.add(word.word);
  const std::size_t tokens = general.word_count() + numbers.own().size();
  double total = 0;
  NgramCounts counts = counts_of(book, numbers, use, tokens, total);
  share = std::clamp(most_share * total / (total + half_share_words), 1e-6, most_share);
  costs = costs_of(counts, share, words);

  std::set<WordId> banned;
  for (const BookWord& form : book.banned) {
    if (const auto id = numbers.of(to_utf8(form.word))) banned.insert(*id);
  }
  Spellings spellings = all_spellings(general, numbers.own(), banned);
  const auto word_costs = std::span<const float>(costs).subspan(word::first);
  if (use == BookUse::Search) {
    recurring_file_ = file_of(recurring_of(spellings, counts), word_costs);
    recurring = Lexicon(recurring_file_, general.alphabet());
    common_file_ = file_of(common_of(spellings), word_costs);
    common = Lexicon(common_file_, general.alphabet());
  }
  ContainerWriter out;
  write_lexicon(out, std::move(spellings), word_costs);
  if (use == BookUse::Search) write_ngrams(out, "w", std::move(counts), {discount});
  file_ = Container::from(out);
  lexicon = Lexicon(file_, general.alphabet());
  ngrams = NgramModel(file_, "w");
  if (use == BookUse::Cut) return;
  confusions = WordConfusions(whole_words_of(book, lexicon));
  burst_from = chamra::burst_from(book.noise);
}

}  // namespace chamra
