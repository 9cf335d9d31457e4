// SPDX-License-Identifier: Apache-2.0
#include "learn/lessons.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "correct/book_tables.hpp"
#include "edits/apply.hpp"
#include "learn/ngram_counts.hpp"
#include "learn/pairs.hpp"
#include "text/decode.hpp"

namespace chamra {
namespace {

constexpr unsigned rounds = 6;            // of expectation-maximisation over letters
constexpr double least_confusion = 0.75;  // expected sightings
constexpr double own_weight = 0.5;  // of words that the program mended itself; with the n-grams'
                                    // own discount, what was seen once counts nothing
constexpr std::size_t full_line = 30;  // letters; a shorter line ends its paragraph
constexpr double constant_rate = 0.8, constant_count = 20;

/// Paragraphs without the breaks inside them: a line that ends in a Thai letter goes on where the
/// next begins with one.
std::vector<std::u32string> paragraphs_of(std::string_view bytes) {
  const std::u32string text = decode(bytes).text;
  std::vector<std::u32string> out(1);
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (script_of(text[at]) != Script::LineBreak) {
      out.back() += text[at];
      ++line;
      continue;
    }
    const bool goes_on =
        line >= full_line && is_thai(text[at - 1]) && at + 1 < text.size() && is_thai(text[at + 1]);
    if (!goes_on && !out.back().empty()) out.emplace_back();
    line = 0;
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

std::vector<BookNgram> ngrams_of(const Lessons& lessons, const BookTables& tables,
                                 const NgramModel& words) {
  NgramCounter counter(tables.lexicon, tables.mixed_with(words));
  for (const auto& text : lessons.texts) counter.add(std::u32string_view(text));
  std::vector<BookNgram> out;
  for (auto& [gram, count] : counter.counts({0, 1, 1, 1}))
    out.push_back({std::move(gram), count * (lessons.own ? own_weight : 1)});
  return out;
}

/// Tells the rates of `rows` with those of another table added.
void add_counts(std::vector<ConfusionCount>& rows, const std::vector<ConfusionCount>& more) {
  std::map<std::u32string, double> old_of, new_of;
  std::map<std::pair<std::u32string, std::u32string>, double> counts;
  for (const auto& row : rows)
    old_of[row.meant] = row.of, counts[{row.meant, row.seen}] += row.count;
  for (const auto& row : more)
    new_of[row.meant] = row.of, counts[{row.meant, row.seen}] += row.count;
  rows.clear();
  for (const auto& [pair, count] : counts)
    rows.push_back({pair.first, pair.second, count, old_of[pair.first] + new_of[pair.first]});
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
}

}  // namespace

void Lessons::add_trusted(std::string_view page) { append(texts, paragraphs_of(page)); }

void Lessons::add_pair(std::string_view page, std::string_view truth) {
  add_trusted(truth);
  append(pieces, pieces_of({unbroken_text(truth), unbroken_text(page)}));
}

void Lessons::add_mended(std::string_view page, std::span<const Edit> edits, double sure) {
  std::vector<Edit> chosen;
  for (const Edit& edit : edits) {
    if (edit.after && edit.confidence >= sure) chosen.push_back(edit);
  }
  const auto mended = apply_edits(page, chosen);
  if (mended) add_pair(page, *mended);
}

std::size_t Lessons::letters() const {
  std::size_t sum = 0;
  for (const auto& text : texts) sum += text.size();
  return sum;
}

Learnt learn(const Lessons& lessons, const Book& known, const Lexicon& lexicon,
             const NgramModel& words) {
  Learnt out;
  out.words = find_new_words(lessons.texts, lexicon, words, known.words);
  for (const NewWord& word : out.words.words) out.book.words.push_back({word.word, word.count, {}});
  // Cut once with the new words alone, then with their frequencies.
  Book all = known;
  append(all.words, std::vector(out.book.words));
  out.book.ngrams = ngrams_of(lessons, BookTables(all, lexicon, words), words);
  append(all.ngrams, std::vector(out.book.ngrams));
  if (lessons.pieces.empty()) return out;
  const BookTables tables(all, lexicon, words);
  ConfusionEstimator estimator;
  estimator.learn(lessons.pieces, rounds);
  out.book.letters = estimator.counts(least_confusion);
  out.book.whole_words =
      whole_word_confusions(lessons.pieces, tables.lexicon, tables.mixed_with(words));
  for (const ConfusionCount& row : out.book.letters) {
    if (row.count >= constant_count && row.count >= constant_rate * row.of)
      out.constant.push_back(row);
  }
  return out;
}

void add_book(Book& into, const Book& from) {
  std::map<std::u32string, std::size_t> places;
  for (std::size_t k = 0; k < into.words.size(); ++k) places[into.words[k].word] = k;
  for (const BookWord& word : from.words) {
    const auto [at, is_new] = places.try_emplace(word.word, into.words.size());
    if (is_new)
      into.words.push_back(word);
    else
      into.words[at->second].count += word.count;
  }
  std::set<std::u32string> banned;
  for (const BookWord& word : into.banned) banned.insert(word.word);
  for (const BookWord& word : from.banned) {
    if (banned.insert(word.word).second) into.banned.push_back(word);
  }
  std::map<std::string, double> ngrams;
  for (const auto* book : {&std::as_const(into), &from}) {
    for (const BookNgram& ngram : book->ngrams) ngrams[ngram.words] += ngram.count;
  }
  into.ngrams.clear();
  for (const auto& [gram, count] : ngrams) into.ngrams.push_back({gram, count});
  add_counts(into.letters, from.letters);
  add_counts(into.whole_words, from.whole_words);
}

}  // namespace chamra
