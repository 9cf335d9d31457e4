// SPDX-License-Identifier: Apache-2.0
#include "book/book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "base/add_up.hpp"
#include "base/fnv.hpp"
#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "edits/edit_file.hpp"
#include "text/decode.hpp"

namespace chamra {
namespace {

namespace fs = std::filesystem;
using Fields = TableFields;

constexpr double most_count = 1e9;  // edited by hand: bounded, so that sums stay numbers

/// As chamra::read_count, bounded.
std::string read_bounded(std::string_view field, double& count) {
  std::string wrong = read_count(field, count);
  count = std::min(count, most_count);
  return wrong;
}

std::string note_in(const Fields& fields, std::size_t at) {
  return fields.size() > at ? std::string(fields[at]) : std::string();
}

/// Reads BOOK/NAME, which need not be there.
Outcome read(const std::string& folder, const char* name, const char* header,
             std::size_t least_fields, const std::function<std::string(const Fields&)>& row) {
  const std::string path = folder + "/" + name;
  if (!fs::exists(path)) return Done{};
  const auto rows = read_checked_table(path, header, least_fields, row);
  if (!rows) return rows.error();
  return Done{};
}

std::string words_table(const std::vector<BookWord>& words, const char* header, bool counted) {
  std::string out = header;
  for (const BookWord& word : words) {
    out += to_utf8(word.word);
    if (counted) out += fmt::format("\t{:.2f}", word.count);
    out += "\t" + word.note + "\n";
  }
  return out;
}

std::string confusions_table(const Book& book) {
  std::string out = "meant\tseen\tcount\tof\tkind\n";
  const auto add = [&](const std::vector<ConfusionCount>& rows, const char* kind) {
    for (const ConfusionCount& row : rows)
      out += fmt::format("{}\t{}\t{:.2f}\t{:.2f}\t{}\n", to_utf8(row.meant), to_utf8(row.seen),
                         row.count, row.of, kind);
  };
  add(book.whole_words, "word");
  add(book.letters, "letters");
  return out;
}

std::string letters_table(const Book& book) {
  std::string out = "letter\tcount\n";
  for (const LetterCount& one : book.occurrences)
    fmt::format_to(std::back_inserter(out), "{}\t{:.0f}\n", to_utf8({&one.letter, 1}), one.count);
  return out;
}

std::string shown_words_table(const Book& book) {
  std::string out = "word\tcount\n";
  for (const WordCount& one : book.shown_words)
    fmt::format_to(std::back_inserter(out), "{}\t{:.0f}\n", to_utf8(one.word), one.count);
  return out;
}

std::string ngrams_table(const Book& book) {
  std::string out = "words\tcount\n";
  for (const BookNgram& ngram : book.ngrams)
    fmt::format_to(std::back_inserter(out), "{}\t{:.2f}\n", ngram.words, ngram.count);
  return out;
}

std::string noise_table(const Book& book) {
  return fmt::format("what\tcount\nwords\t{:.0f}\nbursts\t{:.0f}\n", book.noise.words,
                     book.noise.bursts);
}

std::string decisions_lines(const Book& book) {
  std::string out = header_line({"chamra-learn", ""});
  for (const Decision& decision : book.rejected) out += decision_line(decision);
  return out;
}

std::string sources_table(const Book& book) {
  std::string out = "sha256\tkind\tname\n";
  for (const BookSource& source : book.sources)
    out += source.sha256 + "\t" + source.kind + "\t" + source.name + "\n";
  return out;
}

/// As the tables keep it: a book read back is the book that was saved.
double as_written(double count) { return std::round(count * 100) / 100; }

/// Tells the rates of `rows` with those of another table added. `shown`: how often what was meant
/// stood there, as far as that is known beyond these rows.
void add_counts(std::vector<ConfusionCount>& rows, const std::vector<ConfusionCount>& more,
                const std::vector<WordCount>& shown = {}) {
  std::map<std::u32string, double> old_of, new_of;
  std::map<std::pair<std::u32string, std::u32string>, double> counts;
  for (const auto& row : rows)
    old_of[row.meant] = row.of, counts[{row.meant, row.seen}] += row.count;
  for (const auto& row : more)
    new_of[row.meant] = row.of, counts[{row.meant, row.seen}] += row.count;
  rows.clear();
  for (const auto& [pair, count] : counts)
    rows.push_back(
        {pair.first, pair.second, as_written(count), old_of[pair.first] + new_of[pair.first]});
  std::map<std::u32string_view, double> all;
  for (const WordCount& one : shown) all[one.word] = one.count;
  for (ConfusionCount& row : rows) {
    if (const auto found = all.find(row.meant); found != all.end())
      row.of = std::max(row.of, found->second);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
}

constexpr const char* readme =
    "What chamra-learn knows of one book. chamra-fix --book and its like read it.\n"
    "The tables are yours to edit; the first line of each names its columns.\n"
    "\n"
    "lexicon.tsv      words and names that the dictionaries do not have; delete what is wrong,\n"
    "                 and put it into banned.tsv, or it may be learnt anew\n"
    "banned.tsv       forms that are never right in this book by themselves, whoever has them\n"
    "confusions.tsv   what was meant, how OCR shows it, how often, of how many\n"
    "letters.tsv      how often the letters stood there\n"
    "words.tsv        how often the words stood there\n"
    "ngrams.tsv       how often words follow each other\n"
    "noise.tsv        how many words were seen beside their truth, how many in a burst of errors\n"
    "decisions.jsonl  corrections that reviewers rejected; they are not proposed again\n"
    "sources.tsv      what was learnt from; the same bytes are not counted twice\n";

constexpr std::array table_names = {
    "lexicon.tsv", "banned.tsv", "confusions.tsv",  "letters.tsv", "words.tsv",
    "ngrams.tsv",  "noise.tsv",  "decisions.jsonl", "sources.tsv", "README"};
constexpr const char* saved_mark = "/saved";

std::string new_name(const std::string& folder, const char* table) {
  return folder + "/" + table + ".new";
}

/// Tables are one: those of a saving that was cut off, once all were written, are put in place, or
/// what was learnt would be counted again. Whoever comes upon them may do it, several at once.
Outcome finish_saving(const std::string& folder) {
  if (!fs::exists(folder + saved_mark)) return Done{};
  std::error_code failure;
  for (const char* table : table_names) {
    fs::rename(new_name(folder, table), folder + "/" + table, failure);
    if (failure && failure != std::errc::no_such_file_or_directory)
      return Error{folder, 0,
                   std::string(table) + ".new cannot be put in place (" + failure.message() + ")"};
  }
  fs::remove(folder + saved_mark, failure);
  return Done{};
}

/// Has it tables of a book, or nothing at all?
bool may_be_book(const std::string& folder) {
  const auto holds = [&](const char* table) {
    return std::string_view(table) != "README" && fs::exists(folder + "/" + table);
  };
  std::error_code failure;
  return std::any_of(table_names.begin(), table_names.end(), holds) ||
         fs::is_empty(folder, failure);
}

}  // namespace

Result<Book> load_book(const std::string& folder) {
  if (!fs::is_directory(folder))
    return Error{folder, 0, "no such book folder; make one with chamra-learn --book"};
  if (const auto finished = finish_saving(folder); !finished) return finished.error();
  if (!may_be_book(folder)) return Error{folder, 0, "holds no book, but other files"};
  Book book;
  const std::array tables = {
      read(folder, "lexicon.tsv", "word", 1,
           [&](const Fields& fields) {
             BookWord& word = book.words.emplace_back();
             word.word = decode(fields[0]).text;
             word.note = note_in(fields, 2);
             if (word.word.find(U' ') != word.word.npos)
               return fmt::format("\"{}\" is no word; tabs part the columns", fields[0]);
             const bool counted = fields.size() > 1 && !fields[1].empty();
             return counted ? read_bounded(fields[1], word.count) : std::string();
           }),
      read(folder, "banned.tsv", "form", 1,
           [&](const Fields& fields) {
             book.banned.push_back({decode(fields[0]).text, 0, note_in(fields, 1)});
             return std::string();
           }),
      read(folder, "confusions.tsv", "meant", 5,
           [&](const Fields& fields) {
             if (fields[4] != "word" && fields[4] != "letters")
               return fmt::format("\"{}\" is no kind; word or letters", fields[4]);
             auto& rows = fields[4] == "word" ? book.whole_words : book.letters;
             ConfusionCount& row = rows.emplace_back();
             row.meant = to_utf32(fields[0]);
             row.seen = to_utf32(fields[1]);
             const std::string wrong = read_bounded(fields[2], row.count);
             return wrong.empty() ? read_bounded(fields[3], row.of) : wrong;
           }),
      read(folder, "letters.tsv", "letter", 2,
           [&](const Fields& fields) {
             const std::u32string letter = to_utf32(fields[0]);
             if (letter.size() != 1) return fmt::format("\"{}\" is no letter", fields[0]);
             LetterCount& one = book.occurrences.emplace_back();
             one.letter = letter[0];
             return read_bounded(fields[1], one.count);
           }),
      read(folder, "words.tsv", "word", 2,
           [&](const Fields& fields) {
             WordCount& one = book.shown_words.emplace_back();
             one.word = decode(fields[0]).text;
             return read_bounded(fields[1], one.count);
           }),
      read(folder, "ngrams.tsv", "words", 2,
           [&](const Fields& fields) {
             BookNgram& ngram = book.ngrams.emplace_back();
             ngram.words = fields[0];
             return read_bounded(fields[1], ngram.count);
           }),
      read(folder, "noise.tsv", "what", 2,
           [&](const Fields& fields) {
             double count = 0;
             std::string wrong = read_bounded(fields[1], count);
             if (fields[0] == "words") book.noise.words = count;
             if (fields[0] == "bursts") book.noise.bursts = count;
             return wrong;
           }),
      read(folder, "sources.tsv", "sha256", 3,
           [&](const Fields& fields) {
             book.sources.push_back(
                 {std::string(fields[0]), std::string(fields[1]), std::string(fields[2])});
             return std::string();
           }),
  };
  for (const Outcome& done : tables) {
    if (!done) return done.error();
  }
  const std::string decisions = folder + "/decisions.jsonl";
  if (!fs::exists(decisions)) return book;
  const auto text = read_whole(decisions);
  if (!text) return text.error();
  auto parsed = parse_decisions(*text, decisions);
  if (!parsed) return parsed.error();
  book.rejected = std::move(parsed->rows);
  return book;
}

Outcome save_book(const Book& book, const std::string& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) return Error{folder, 0, "cannot be made (" + failure.message() + ")"};
  const std::array<std::string, table_names.size()> tables = {
      words_table(book.words, "word\tcount\tnote\n", true),
      words_table(book.banned, "form\tnote\n", false),
      confusions_table(book),
      letters_table(book),
      shown_words_table(book),
      ngrams_table(book),
      noise_table(book),
      decisions_lines(book),
      sources_table(book),
      readme};
  for (std::size_t k = 0; k < table_names.size(); ++k) {
    if (auto done = write_whole(new_name(folder, table_names[k]), tables[k]); !done) return done;
  }
  if (auto done = write_whole(folder + saved_mark, {}); !done) return done;
  return finish_saving(folder);
}

void add_book(Book& into, Book from) {
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
  into.ngrams.insert(into.ngrams.end(), std::make_move_iterator(from.ngrams.begin()),
                     std::make_move_iterator(from.ngrams.end()));
  add_up(into.ngrams, &BookNgram::words);
  into.noise.words += from.noise.words;
  into.noise.bursts += from.noise.bursts;
  into.rejected.insert(into.rejected.end(), from.rejected.begin(), from.rejected.end());
  into.sources.insert(into.sources.end(), from.sources.begin(), from.sources.end());
  add_counts(into.letters, from.letters);
  into.occurrences.insert(into.occurrences.end(), from.occurrences.begin(), from.occurrences.end());
  add_up(into.occurrences, &LetterCount::letter);
  into.shown_words.insert(into.shown_words.end(), std::make_move_iterator(from.shown_words.begin()),
                          std::make_move_iterator(from.shown_words.end()));
  add_up(into.shown_words, &WordCount::word);
  add_counts(into.whole_words, from.whole_words, into.shown_words);
}

std::uint64_t stamp_of(const Book& book) {
  Fnv fnv;
  for (const std::string& table :
       {words_table(book.words, "", true), words_table(book.banned, "", false),
        confusions_table(book), letters_table(book), ngrams_table(book), noise_table(book),
        decisions_lines(book)}) {
    fnv.add(table).add(0);
  }
  return fnv.hash();
}

}  // namespace chamra
