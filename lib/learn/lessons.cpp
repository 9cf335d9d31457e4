// SPDX-License-Identifier: Apache-2.0
#include "learn/lessons.hpp"

#include <algorithm>
#include <future>
#include <set>

#include "base/lines.hpp"
#include "correct/knowledge_tables.hpp"
#include "edits/apply.hpp"
#include "learn/ngram_counts.hpp"
#include "learn/pairs.hpp"
#include "text/decode.hpp"

namespace chamra {
namespace {

constexpr unsigned rounds = 6;            // of expectation-maximisation over letters
constexpr double least_confusion = 0.75;  // expected sightings
constexpr double own_weight = 0.5;     // of words that the program mended itself; with the n-grams'
                                       // own discount, what was seen once counts nothing
constexpr double least_guessed = 2;    // see drop_guesses
constexpr double most_doubt = 0.01;    // share of a line's bytes; a line in doubt teaches no words
constexpr std::size_t full_line = 30;  // letters; a shorter line ends its paragraph
constexpr double constant_rate = 0.8, constant_count = 20;

/// Paragraphs without the breaks inside them: a line that ends in a Thai letter goes on where the
/// next begins with one.
std::vector<std::u32string> paragraphs_of(std::string_view bytes) {
  const std::u32string text = decode(bytes).text;
  std::vector<std::u32string> out(1);
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 2, U"\r\n") == 0) continue;  // the latter does
    if (script_of(text[at]) != Script::LineBreak) {
      out.back() += text[at];
      ++line;
      continue;
    }
    const bool goes_on = line >= full_line && is_thai(out.back().back()) && at + 1 < text.size() &&
                         is_thai(text[at + 1]);
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

/// What the program mended once is a guess. It helps where nothing better is known, and is an echo
/// of what pages with their truth have shown where they have.
void drop_guesses(std::vector<ConfusionCount>& mended, const std::vector<ConfusionCount>& shown) {
  if (shown.empty()) return;
  std::erase_if(mended, [](const ConfusionCount& row) { return row.count < least_guessed; });
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

}  // namespace

void Lessons::add_trusted(std::string_view page) { append(texts, paragraphs_of(page)); }

void Lessons::add_pair(std::string_view page, std::string_view truth) {
  add_trusted(truth);
  append(pieces, pieces_of({unbroken_text(truth), unbroken_text(page)}));
}

void Lessons::add_verdict(std::string_view before, std::string_view seen, std::string_view meant,
                          std::string_view behind) {
  const auto with = [&](std::string_view text) {
    return unbroken_text(std::string(before).append(text).append(behind));
  };
  add_trusted(meant);
  append(pieces, pieces_of({with(meant), with(seen)}));
}

void Lessons::add_mended(std::string_view page, std::span<const Edit> edits, double sure) {
  std::vector<Edit> chosen;
  for (const Edit& edit : edits) {
    if (edit.after && edit.confidence >= sure) chosen.push_back(edit);
  }
  const auto mended = apply_edits(page, chosen);
  if (!mended) return;
  append(pieces, pieces_of({unbroken_text(*mended), unbroken_text(page)}));
  for_each_line(page, [&](std::string_view line) {
    const auto begin = static_cast<std::uint64_t>(line.data() - page.data());
    const std::uint64_t end = begin + line.size();
    const auto first = std::partition_point(edits.begin(), edits.end(), [&](const Edit& edit) {
      return edit.span.begin < begin && edit.span.end <= begin;
    });
    std::uint64_t doubtful = 0;
    std::vector<Edit> sure_ones;
    for (auto edit = first; edit != edits.end() && edit->span.begin < end; ++edit) {
      const bool inside = edit->span.begin >= begin && edit->span.end <= end;
      if (inside && edit->after && edit->confidence >= sure)
        sure_ones.push_back(*edit);
      else if (!inside || edit->reason != Reason::Encoding)
        doubtful += edit->span.size();
    }
    if (static_cast<double>(doubtful) > most_doubt * static_cast<double>(line.size())) return;
    const auto mended_line = apply_edits(line, sure_ones, begin);
    if (mended_line) add_trusted(*mended_line);
  });
}

void Lessons::add_mended_pages(std::vector<MendedPage> pages, const Knowledge& knowledge) {
  const Lexicon& lexicon = knowledge.tables().lexicon();
  const std::vector<SteadyForm> steady =
      steady_forms(pages, lexicon, knowledge.tables().book.confusions);
  keep_forms(pages, steady);
  append(kept, words_of(steady, lexicon));
  for (const MendedPage& page : pages) add_mended(page.bytes, page.edits);
}

std::size_t Lessons::letters() const {
  std::size_t sum = 0;
  for (const auto& text : texts) sum += text.size();
  return sum;
}

Learnt learn(const Lessons& lessons, const Book& known, const Knowledge& knowledge, unsigned jobs) {
  const Lexicon& lexicon = knowledge.tables().thai.lexicon;
  const NgramModel& words = knowledge.tables().thai.words;
  // Letters and words take about as long, and know nothing of each other.
  ConfusionEstimator estimator;
  auto letters = std::async(jobs > 1 ? std::launch::async : std::launch::deferred,
                            [&] { estimator.learn(lessons.pieces, rounds); });
  Learnt out;
  std::vector<BookWord> had = known.words;
  append(had, std::vector(lessons.kept));
  out.words = find_new_words(lessons.texts, lexicon, words, had);
  std::set<std::u32string_view> banned;
  for (const BookWord& word : known.banned) banned.insert(word.word);
  std::erase_if(out.words.words, [&](const NewWord& word) { return banned.contains(word.word); });
  out.book.words = lessons.kept;
  for (const NewWord& word : out.words.words) out.book.words.push_back({word.word, word.count, {}});
  // Cut once with the new words alone, then with their frequencies.
  Book all = known;
  append(all.words, std::vector(out.book.words));
  out.book.ngrams = ngrams_of(lessons, BookTables(all, lexicon, words, BookUse::Cut), words);
  append(all.ngrams, std::vector(out.book.ngrams));
  if (lessons.pieces.empty()) return out;
  const BookTables tables(all, lexicon, words, BookUse::Cut);
  auto beside = words_beside_truth(lessons.pieces, tables.lexicon, tables.mixed_with(words));
  if (lessons.own) drop_guesses(beside.confusions, known.whole_words);
  out.book.whole_words = std::move(beside.confusions);
  letters.get();
  out.book.letters = estimator.counts(least_confusion);
  out.book.occurrences = estimator.letters();
  // What the program mended itself shows few bursts, whatever there are.
  if (!lessons.own) out.book.noise = beside.noise;
  // Nor can it tell how often a word is misread that it does not mend.
  if (!lessons.own) out.book.shown_words = std::move(beside.shown);
  for (const ConfusionCount& row : out.book.letters) {
    if (row.count >= constant_count && row.count >= constant_rate * row.of)
      out.constant.push_back(row);
  }
  return out;
}

}  // namespace chamra
