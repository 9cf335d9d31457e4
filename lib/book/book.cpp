// SPDX-License-Identifier: Apache-2.0
#include "book/book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

#include "base/table_file.hpp"
#include "base/utf8.hpp"

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

std::string ngrams_table(const Book& book) {
  std::string out = "words\tcount\n";
  for (const BookNgram& ngram : book.ngrams)
    out += fmt::format("{}\t{:.2f}\n", ngram.words, ngram.count);
  return out;
}

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
      read(folder, "ngrams.tsv", 2,
           [&](const Fields& fields) {
             book.ngrams.push_back({std::string(fields[0]), count_in(fields[1])});
           }),
  };
  for (const Outcome& done : tables) {
    if (!done) return done.error();
  }
  return book;
}

Outcome save_book(const Book& book, const std::string& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) return Error{folder, 0, "cannot be made (" + failure.message() + ")"};
  const std::array<std::pair<const char*, std::string>, 4> tables = {{
      {"/lexicon.tsv", words_table(book.words, "word\tcount\tnote\n", true)},
      {"/banned.tsv", words_table(book.banned, "form\tnote\n", false)},
      {"/confusions.tsv", confusions_table(book)},
      {"/ngrams.tsv", ngrams_table(book)},
  }};
  for (const auto& [name, table] : tables) {
    if (auto done = write_whole(folder + name, table); !done) return done;
  }
  return Done{};
}

std::uint64_t stamp_of(const Book& book) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a
  for (const std::string& table :
       {words_table(book.words, "", true), words_table(book.banned, "", false),
        confusions_table(book), ngrams_table(book)}) {
    for (const char byte : table)
      hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    hash *= 0x100000001B3ULL;
  }
  return hash;
}

}  // namespace chamra
