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

namespace chamra {
namespace {

namespace fs = std::filesystem;
using Fields = std::vector<std::string_view>;

constexpr double most_count = 1e9;  // edited by hand: bounded, so that sums stay numbers

double count_in(std::string_view field) {
  const double count = std::strtod(std::string(field).c_str(), nullptr);
  return std::isfinite(count) ? std::clamp(count, 0.0, most_count) : 0;
}

std::string note_in(const Fields& fields, std::size_t at) {
  return fields.size() > at ? std::string(fields[at]) : std::string();
}

/// Reads BOOK/NAME, which need not be there.
Outcome read(const std::string& folder, const char* name, std::size_t least_fields,
             const std::function<void(const Fields&)>& row) {
  const std::string path = folder + "/" + name;
  if (!fs::exists(path)) return Done{};
  const auto rows = read_table(path, least_fields, row);
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
    rows.push_back(
        {pair.first, pair.second, as_written(count), old_of[pair.first] + new_of[pair.first]});
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
}

constexpr const char* readme =
    "What chamra-learn knows of one book. chamra-fix --book and its like read it.\n"
    "The tables are yours to edit; the first line of each names its columns.\n"
    "\n"
    "lexicon.tsv      words and names that the dictionaries do not have; delete what is wrong\n"
    "banned.tsv       forms that are never right in this book, even if a dictionary has them\n"
    "confusions.tsv   what was meant, how OCR shows it, how often, of how many\n"
    "letters.tsv      how often the letters stood there\n"
    "ngrams.tsv       how often words follow each other\n"
    "noise.tsv        how many words were seen beside their truth, how many in a burst of errors\n"
    "decisions.jsonl  corrections that reviewers rejected; they are not proposed again\n"
    "sources.tsv      what was learnt from; the same bytes are not counted twice\n";

}  // namespace

Result<Book> load_book(const std::string& folder) {
  if (!fs::is_directory(folder))
    return Error{folder, 0, "no such book folder; make one with chamra-learn --book"};
  Book book;
  const std::array tables = {
      read(folder, "lexicon.tsv", 1,
           [&](const Fields& fields) {
             book.words.push_back({to_utf32(fields[0]), fields.size() > 1 ? count_in(fields[1]) : 0,
                                   note_in(fields, 2)});
           }),
      read(folder, "banned.tsv", 1,
           [&](const Fields& fields) {
             book.banned.push_back({to_utf32(fields[0]), 0, note_in(fields, 1)});
           }),
      read(folder, "confusions.tsv", 5,
           [&](const Fields& fields) {
             auto& rows = fields[4] == "word" ? book.whole_words : book.letters;
             rows.push_back({to_utf32(fields[0]), to_utf32(fields[1]), count_in(fields[2]),
                             count_in(fields[3])});
           }),
      read(folder, "letters.tsv", 2,
           [&](const Fields& fields) {
             const std::u32string letter = to_utf32(fields[0]);
             if (letter.size() == 1) book.occurrences.push_back({letter[0], count_in(fields[1])});
           }),
      read(folder, "ngrams.tsv", 2,
           [&](const Fields& fields) {
             book.ngrams.push_back({std::string(fields[0]), count_in(fields[1])});
           }),
      read(folder, "noise.tsv", 2,
           [&](const Fields& fields) {
             if (fields[0] == "words") book.noise.words = count_in(fields[1]);
             if (fields[0] == "bursts") book.noise.bursts = count_in(fields[1]);
           }),
      read(folder, "sources.tsv", 3,
           [&](const Fields& fields) {
             book.sources.push_back(
                 {std::string(fields[0]), std::string(fields[1]), std::string(fields[2])});
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
  const std::array<std::pair<const char*, std::string>, 9> tables = {{
      {"/lexicon.tsv", words_table(book.words, "word\tcount\tnote\n", true)},
      {"/banned.tsv", words_table(book.banned, "form\tnote\n", false)},
      {"/confusions.tsv", confusions_table(book)},
      {"/letters.tsv", letters_table(book)},
      {"/ngrams.tsv", ngrams_table(book)},
      {"/noise.tsv", noise_table(book)},
      {"/decisions.jsonl", decisions_lines(book)},
      {"/sources.tsv", sources_table(book)},
      {"/README", readme},
  }};
  for (const auto& [name, table] : tables) {
    if (auto done = write_whole(folder + name, table); !done) return done;
  }
  return Done{};
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
  add_counts(into.whole_words, from.whole_words);
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
