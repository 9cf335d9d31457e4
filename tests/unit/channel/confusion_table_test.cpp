// SPDX-License-Identifier: Apache-2.0
#include "channel/confusion_table.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <string>

#include "support/temporary_folder.hpp"

using namespace chamra;

namespace {

Packed meant(std::u32string_view text) {
  Packed packed = 0;
  for (unsigned k = 0; k < text.size(); ++k) {
    packed = append(packed, k, to_symbol(text[k], Alphabet::Thai));
  }
  return packed;
}
Packed seen_as(std::u32string_view text) {
  Packed packed = 0;
  for (unsigned k = 0; k < text.size(); ++k) packed = append(packed, k, to_seen(text[k]));
  return packed;
}

/// Infinite when the table does not know the confusion.
float cost_of(const ConfusionTable& table, std::u32string_view from, std::u32string_view to) {
  for (const Confusion& confusion : table.meant_for(seen_as(to))) {
    if (confusion.meant == meant(from)) return confusion.cost;
  }
  return std::numeric_limits<float>::infinity();
}

ConfusionTable loaded(const std::string& content) {
  const chamra::test::TemporaryFolder folder;
  folder.write("a.tsv", content);
  const auto table = ConfusionTable::load({folder.path("a.tsv")});
  REQUIRE(table);
  return *table;
}

const std::string header = "meant\tseen\tcount\tof\n";

}  // namespace

TEST_CASE("what may have been meant comes cheapest first, each once, and never what was seen") {
  const ConfusionTable table = loaded(header + "ด\tต\t50\t100\nค\tต\t5\t100\nำ\t่า\t9\t50\n");
  for (const std::u32string seen : {U"ต", U"ก", U"ນ", U"\u0E48\u0E32", U"", U" "}) {
    const auto found = table.meant_for(seen_as(seen));
    REQUIRE(!found.empty());
    for (std::size_t k = 0; k < found.size(); ++k) {
      CHECK(found[k].seen == seen_as(seen));
      CHECK(found[k].meant != found[k].seen);
      CHECK(found[k].cost >= 0);
      if (k > 0) CHECK(found[k - 1].cost <= found[k].cost);
      for (std::size_t other = 0; other < k; ++other) CHECK(found[other].meant != found[k].meant);
    }
  }
}

TEST_CASE("a confusion costs less the more often it was seen") {
  const ConfusionTable table = loaded(header + "ด\tต\t50\t100\nค\tต\t5\t100\n");
  CHECK(table.meant_for(seen_as(U"ต"))[0].meant == meant(U"ด"));
  CHECK(cost_of(table, U"ด", U"ต") == Approx(0.7).margin(0.2));  // half of the time
  CHECK(cost_of(table, U"ด", U"ต") < cost_of(table, U"ค", U"ต"));
  CHECK(cost_of(table, U"ค", U"ต") < cost_of(table, U"ห", U"ต"));  // never seen
}

TEST_CASE("whole strings are confused, and letters come and go") {
  const ConfusionTable table = loaded(header + "ำ\t่า\t9\t50\nศึ\tศี\t9\t50\nร\t\t20\t50\n");
  CHECK(cost_of(table, U"ำ", U"\u0E48า") < 3);
  CHECK(cost_of(table, U"ศึ", U"ศี") < 3);
  CHECK(cost_of(table, U"ร", U"") < 2);
  CHECK(table.meant_for(seen_as(U"กขค")).empty());
}

TEST_CASE("without any table, like shapes are likelier than others and Lao stands for its twins") {
  const ConfusionTable table;
  CHECK(cost_of(table, U"ถ", U"ก") < cost_of(table, U"ห", U"ก"));
  CHECK(table.meant_for(seen_as(U"ກ"))[0].meant == meant(U"ก"));
  CHECK(table.meant_for(seen_as(U"ນ"))[0].meant == meant(U"น"));
  CHECK(cost_of(table, U"ณ", U"ນ") < cost_of(table, U"ม", U"ນ"));
  CHECK(table.meant_for(seen_as(U"ໜ"))[0].meant == meant(U"หน"));
}

TEST_CASE("a confusion that one kind of OCR makes counts less beside another kind") {
  const chamra::test::TemporaryFolder folder;
  folder.write("one.tsv", header + "ด\tต\t50\t100\n");
  folder.write("other.tsv", header + "น\tม\t50\t100\n");
  const auto both = ConfusionTable::load({folder.path("one.tsv"), folder.path("other.tsv")});
  REQUIRE(both);
  const ConfusionTable one = loaded(header + "ด\tต\t50\t100\n");
  CHECK(cost_of(*both, U"ด", U"ต") > cost_of(one, U"ด", U"ต"));
  CHECK(cost_of(*both, U"น", U"ม") < cost_of(one, U"น", U"ม"));
}

TEST_CASE("the stamp is the same for the same table and another for another") {
  const std::string content = header + "ด\tต\t50\t100\n";
  CHECK(loaded(content).stamp() == loaded(content).stamp());
  CHECK(loaded(content).stamp() != loaded(header + "ด\tต\t60\t100\n").stamp());
  CHECK(loaded(content).stamp() != ConfusionTable().stamp());
}

TEST_CASE("a table that is not there or is no table is an error that says where") {
  const chamra::test::TemporaryFolder folder;
  folder.write("short.tsv", header + "ด\tต\t50\t100\nค\tต\t5\n");
  const auto missing = ConfusionTable::load({folder.path("none.tsv")});
  REQUIRE(!missing);
  CHECK(missing.error().path == folder.path("none.tsv"));
  const auto cut_short = ConfusionTable::load({folder.path("short.tsv")});
  REQUIRE(!cut_short);
  CHECK(cut_short.error().path == folder.path("short.tsv"));
  CHECK(cut_short.error().line == 3);
}

TEST_CASE("by first letter there is the same as cheapest first") {
  const ConfusionTable table = loaded(header + "ด\tต\t50\t100\nดา\tต\t5\t100\nำ\t่า\t9\t50\n");
  CHECK(table.meanings_of(seen_as(U"กขค")) == nullptr);
  for (const std::u32string seen : {U"ต", U"ນ", U"\u0E48\u0E32", U"", U" "}) {
    const Meanings* meanings = table.meanings_of(seen_as(seen));
    REQUIRE(meanings != nullptr);
    std::size_t found = 0;
    for (unsigned letter = 0; letter < symbol_count; ++letter) {
      float last = 0;
      for (const Confusion& one : meanings->beginning_with(static_cast<Symbol>(letter))) {
        CHECK((one.meant & 0xFFU) == letter);
        CHECK(one.cost >= last);
        CHECK(meanings->first_letters().affordable(one.cost).letters.has(
            static_cast<Symbol>(letter)));
        if (last == 0)
          CHECK(!meanings->first_letters()
                     .affordable(one.cost - 0.51F)
                     .letters.has(static_cast<Symbol>(letter)) == (one.cost >= 0.51F));
        last = one.cost;
        ++found;
      }
    }
    CHECK(found == table.meant_for(seen_as(seen)).size());
  }
}

TEST_CASE("letters that a book has often and never confuses are confused less than tables say") {
  const chamra::test::TemporaryFolder folder;
  folder.write("a.tsv", "meant\tseen\tcount\tof\nด\tต\t10\t100\nบ\tป\t10\t100\n");
  const std::vector<ConfusionCount> book = {{U"ก", U"ถ", 5, 400}};
  const std::vector<LetterCount> letters = {{U'ก', 400}, {U'ด', 400}};
  const auto with = ConfusionTable::load({folder.path("a.tsv")}, book, letters);
  const auto without = ConfusionTable::load({folder.path("a.tsv")}, book);
  REQUIRE(with);
  REQUIRE(without);
  const auto cost = [](const ConfusionTable& table, const char32_t* meant, const char32_t* seen) {
    for (const Confusion& one : table.meant_for(pack_seen(seen))) {
      if (one.meant == pack_meant(meant)) return one.cost;
    }
    return std::numeric_limits<float>::infinity();
  };
  CHECK(cost(*with, U"ด", U"ต") > cost(*without, U"ด", U"ต") + 1);
  CHECK(cost(*with, U"บ", U"ป") == Approx(cost(*without, U"บ", U"ป")).margin(0.3));
  CHECK(cost(*with, U"ก", U"ถ") == Approx(cost(*without, U"ก", U"ถ")).margin(0.1));
}

TEST_CASE("of more meanings of one string than a table can hold the cheapest are kept") {
  std::vector<ConfusionCount> book;
  for (char32_t a = letter::ko_kai; a <= letter::ho_nokhuk; ++a) {
    for (char32_t b = letter::ko_kai; b <= letter::ho_nokhuk; ++b) {
      for (char32_t c = letter::ko_kai; c <= letter::ho_nokhuk; ++c)
        book.push_back({{a, b, c}, U"กก", a == letter::ho_nokhuk ? 9.0 : 2.0, 10});
    }
  }
  REQUIRE(book.size() > Meanings::most);
  const auto table = ConfusionTable::load({}, book);
  REQUIRE(table);
  const Packed seen = pack_seen(U"กก");
  CHECK(table->meant_for(seen).size() == Meanings::most);
  const Meanings* meanings = table->meanings_of(seen);
  REQUIRE(meanings != nullptr);
  std::size_t count = 0;
  for (Symbol first = 1; first <= last_symbol; ++first) {
    for (const Confusion& confusion : meanings->beginning_with(first)) {
      if (static_cast<Symbol>(confusion.meant) != first) FAIL("under another letter");
      ++count;
    }
  }
  CHECK(count == Meanings::most);
  const Symbol likely = to_symbol(letter::ho_nokhuk, Alphabet::Thai);
  CHECK(meanings->beginning_with(likely).size() == 46U * 46U);
}
