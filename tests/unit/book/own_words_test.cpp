// SPDX-License-Identifier: Apache-2.0
#include "book/own_words.hpp"

#include <catch2/catch.hpp>

#include "support/print_u32.hpp"
#include "support/temporary_folder.hpp"

using namespace chamra;
using chamra::test::TemporaryFolder;

TEST_CASE("words are taken from lines and tables, what is not Thai is passed over") {
  const TemporaryFolder folder;
  folder.write("own.tsv", "# mine\nเลนินกราด\t12\nabc\n\nวลาดิเมียร์\r\n");
  const auto words = read_own_words(folder.path("own.tsv"));
  REQUIRE(words);
  REQUIRE(words->size() == 2);
  CHECK((*words)[0].word == U"เลนินกราด");
  CHECK((*words)[1].word == U"วลาดิเมียร์");
}

TEST_CASE("a byte order mark is no part of the first word") {
  const TemporaryFolder folder;
  folder.write("own.txt",
               "\xEF\xBB\xBF"
               "เลนินกราด\n");
  const auto words = read_own_words(folder.path("own.txt"));
  REQUIRE(words);
  CHECK((*words)[0].word == U"เลนินกราด");
}

TEST_CASE("a Hunspell pair in Thai's old encoding is read as Hunspell reads it") {
  const TemporaryFolder folder;
  folder.write("own.aff", "SET TIS620-2533\nFORBIDDENWORD X\n");
  folder.write("own.dic", "2\n\xa1\xd2\xc3\n\xa1\xd4\xb9/X\n");  // การ, กิน
  const auto words = read_own_words(folder.path("own.dic"));
  REQUIRE(words);
  REQUIRE(words->size() == 1);
  CHECK((*words)[0].word == U"การ");
}

TEST_CASE("what cannot be read is told with its cure") {
  const TemporaryFolder folder;
  folder.write("alone.dic", "1\nการ\n");
  folder.write("bad.txt", "การ\n\xff\xfe\n");
  folder.write("latin.txt", "abc\n");
  CHECK(read_own_words(folder.path("alone.dic")).error().message.find(".aff") != std::string::npos);
  CHECK(read_own_words(folder.path("bad.txt")).error().line == 2);
  CHECK(read_own_words(folder.path("latin.txt")).error().message.find("no Thai word") !=
        std::string::npos);
  CHECK_FALSE(read_own_words(folder.path("none.txt")));
}
