// SPDX-License-Identifier: Apache-2.0
#include "base/lines.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace chamra;

TEST_CASE("lines come with their line feed; a torn one stays") {
  std::string_view text = "one\r\n\ntorn";
  CHECK(next_line(text) == "one\r\n");
  CHECK(next_line(text) == "\n");
  CHECK(next_line(text).empty());
  CHECK(text == "torn");
}

TEST_CASE("every byte of a text is in one of its lines, the torn last one too") {
  const auto lines_of = [](std::string_view text) {
    std::vector<std::string> lines;
    for_each_line(text, [&](std::string_view line) { lines.emplace_back(line); });
    return lines;
  };
  CHECK(lines_of("one\r\n\ntorn") == std::vector<std::string>{"one\r\n", "\n", "torn"});
  CHECK(lines_of("one\n") == std::vector<std::string>{"one\n"});
  CHECK(lines_of("").empty());
}

TEST_CASE("a line without its end has lost one line feed and one carriage return at most") {
  CHECK(without_line_end("one\r\n") == "one");
  CHECK(without_line_end("one\n") == "one");
  CHECK(without_line_end("one\r\r\n") == "one\r");
  CHECK(without_line_end("torn") == "torn");
  CHECK(without_line_end("").empty());
}
