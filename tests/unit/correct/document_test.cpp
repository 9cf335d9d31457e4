// SPDX-License-Identifier: Apache-2.0
#include "correct/document.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

namespace {

/// Gives `text` in reads of `size` bytes.
ReadMore in_reads_of(std::size_t size, const std::string& text) {
  return [size, text, at = std::size_t{0}](std::string& buffer) mutable -> Result<std::size_t> {
    const std::string piece = text.substr(at, size);
    at += piece.size();
    buffer += piece;
    return piece.size();
  };
}

/// Finds every "x".
std::vector<Edit> find_x(std::string_view window) {
  std::vector<Edit> out;
  for (std::size_t at = window.find('x'); at != window.npos; at = window.find('x', at + 1)) {
    out.emplace_back();
    out.back().span = {at, at + 1};
    out.back().before = "x";
  }
  return out;
}

std::vector<Edit> all_x(const std::string& text, std::size_t read) {
  std::vector<Edit> all;
  const auto outcome = correct_document(in_reads_of(read, text), find_x,
                                        [&](const Window&, std::vector<Edit> edits) {
                                          all.insert(all.end(), edits.begin(), edits.end());
                                          return Outcome(Done{});
                                        });
  REQUIRE(outcome);
  return all;
}

}  // namespace

TEST_CASE("positions count from the start of the document, columns in code points") {
  const auto edits = all_x("\xEF\xBB\xBFกx\r\n\fน้ำx\nx", 4);
  REQUIRE(edits.size() == 3);
  CHECK(edits[0].span == ByteSpan{6, 7});
  CHECK((edits[0].line == 1 && edits[0].column == 2));  // the byte order mark is no letter
  CHECK((edits[1].line == 2 &&
         edits[1].column == 5));  // the form feed is one, though a window ended there
  CHECK((edits[2].line == 3 && edits[2].column == 1));
}

TEST_CASE("a window that begins inside a line goes on with its columns") {
  std::string text(300000, 'a');
  text += "x";
  const auto edits = all_x(text, 1000);
  REQUIRE(edits.size() == 1);
  CHECK((edits[0].line == 1 && edits[0].column == 300001));
  CHECK(edits[0].span.begin == 300000);
}

TEST_CASE("an error while reading comes through") {
  const auto outcome = correct_document(
      [](std::string&) {
        return Result<std::size_t>(Error{"p", 0, "torn"});
      },
      find_x, [](const Window&, std::vector<Edit>) { return Outcome(Done{}); });
  REQUIRE(!outcome);
  CHECK(outcome.error().text() == "p: torn");
}

TEST_CASE("a sink that fails ends the walk") {
  int windows = 0;
  const auto outcome =
      correct_document(in_reads_of(9, "a\fb\fc\f"), find_x, [&](const Window&, std::vector<Edit>) {
        ++windows;
        return Outcome(Error{"", 0, "full"});
      });
  CHECK(!outcome);
  CHECK(windows == 1);
}

TEST_CASE("an empty document has no windows") { CHECK(all_x("", 10).empty()); }
