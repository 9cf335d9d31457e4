// SPDX-License-Identifier: Apache-2.0
// Any bytes as the tables of a book, which people edit: they are read or refused, what was read and
// saved is read back the same, and the search with them ends. Tables are parted by zero bytes.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "correct/book_tables.hpp"
#include "lattice/decoder.hpp"
#include "support/small_language.hpp"

namespace {

constexpr std::array tables = {"lexicon.tsv", "banned.tsv", "confusions.tsv",
                               "ngrams.tsv",  "noise.tsv",  "decisions.jsonl"};

const chamra::test::SmallLanguage& language() {
  static const chamra::test::SmallLanguage made({U"พรรค", U"ของ", U"ประชาชน", U"ทำ"});
  return made;
}

void write_tables(const chamra::test::TemporaryFolder& folder, std::string_view input) {
  for (const char* name : tables) {
    const std::string_view table = input.substr(0, input.find('\0'));
    folder.write(name, std::string(table));
    input.remove_prefix(std::min(table.size() + 1, input.size()));
  }
}

void search_with(const chamra::Book& book) {
  const chamra::BookTables with(book, language().lexicon, language().words);
  const auto confusions = chamra::ConfusionTable::load({}, book.letters);
  if (!confusions) std::abort();
  chamra::Decoder decoder({with.lexicon, with.mixed_with(language().words), *confusions,
                           with.confusions, with.recurring},
                          {});
  const std::u32string text = U"พรคคของประชาชนท่า สตาลินປะຊາຊົນ";
  const auto decoded = decoder.decode(chamra::prepare(text, true, language().letters));
  for (const chamra::Reading& reading : decoded.best) {
    if (reading.arc.end > text.size() || reading.arc.begin >= reading.arc.end) std::abort();
    if (!(reading.posterior >= 0 && reading.posterior < 1.1F)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const chamra::test::TemporaryFolder folder, second;
  write_tables(folder, {reinterpret_cast<const char*>(data), size});
  const auto book = chamra::load_book(folder.path());
  if (!book) return 0;
  if (!chamra::save_book(*book, second.path())) std::abort();
  const auto again = chamra::load_book(second.path());
  if (!again || chamra::stamp_of(*again) != chamra::stamp_of(*book)) std::abort();
  search_with(*book);
  return 0;
}
