// SPDX-License-Identifier: Apache-2.0
#include "text/windows.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <string>
#include <vector>

using namespace chamra;

namespace {

std::vector<std::string> windows_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = window_end(text, true);
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t k = 0; k < times; ++k) out += piece;
  return out;
}

}  // namespace

TEST_CASE("a page ends a window: after its form feed") {
  CHECK(windows_of("a\nb\fc\n") == std::vector<std::string>{"a\nb\f", "c\n"});
}

TEST_CASE("nothing gives no window, and an unfinished line waits for more") {
  CHECK(window_end("", true) == 0);
  CHECK(window_end("abc", false) == 0);
  CHECK(window_end("abc", true) == 3);
}

TEST_CASE("a window is full after 200 lines") {
  const auto windows = windows_of(repeated("line\n", 450));
  REQUIRE(windows.size() == 3);
  CHECK(windows[0] == repeated("line\n", 200));
  CHECK(windows[2] == repeated("line\n", 50));
}

TEST_CASE("a window is full after 64 KiB, at the end of a line") {
  const std::string line = repeated("x", 999) + "\n";
  const auto windows = windows_of(repeated(line, 100));
  CHECK(windows[0].size() == 66000);
}

TEST_CASE("a paragraph end in the second half is the better place") {
  const std::string text = repeated("line\n", 150) + " \r\n" + repeated("line\n", 100);
  CHECK(windows_of(text)[0] == repeated("line\n", 150) + " \r\n");
  // One in the first half would make windows needlessly small.
  const std::string early = repeated("line\n", 20) + "\n" + repeated("line\n", 300);
  CHECK(windows_of(early)[0].size() == 20 * 5 + 1 + 179 * 5);
}

TEST_CASE("an endless line is cut at a blank") {
  const std::string text = repeated("x", 200000) + " " + repeated("y", 200000);
  CHECK(windows_of(text)[0] == repeated("x", 200000) + " ");
}

TEST_CASE("an endless line without blanks is cut between clusters") {
  //  น้ำ is one cluster of 9 bytes; เก leans forward
  for (const std::string_view piece : {"น้ำ", "เก", "กิ่", "ນ້ຳ", "xé"}) {
    const auto windows = windows_of(repeated(piece, 400000 / piece.size()));
    CAPTURE(piece);
    REQUIRE(windows.size() == 2);
    CHECK(windows[0].size() % piece.size() == 0);
    CHECK(windows[0].size() > window_limit - 100);
  }
}

TEST_CASE("a line of marks alone is cut between letters") {
  const std::string mark = "\xE0\xB9\x88";
  const auto windows = windows_of(repeated(mark, 100000));
  REQUIRE(windows.size() == 2);
  CHECK(windows[0].size() % 3 == 0);
  CHECK(windows[0].size() > window_limit - 16);
}

TEST_CASE("an endless line gets a window of its own") {
  const auto windows = windows_of("first\n" + repeated("x", 300000) + "\nlast\n");
  REQUIRE(windows.size() == 3);
  CHECK(windows[0] == "first\n");
}

TEST_CASE("no window is larger than the limit, and none is empty, whatever the bytes") {
  for (const char byte : {'\0', '\x80', '\xFF', '\xE0', ' ', '\n'}) {
    const std::string text(600000, byte);
    std::string joined;
    for (const std::string& window : windows_of(text)) {
      REQUIRE(!window.empty());
      REQUIRE(window.size() <= window_limit);
      joined += window;
    }
    CHECK(joined == text);
  }
}

TEST_CASE("text that comes again is cut at the same places, wherever it begins") {
  std::string text;
  for (int line = 0; line < 3000; ++line)
    text += "line " + std::to_string(line * line % 977) + " of the text\n";
  const auto ends_from = [&](std::size_t begin) {
    std::vector<std::size_t> ends;
    for (std::size_t at = begin; at < text.size(); ends.push_back(at))
      at += window_end(std::string_view(text).substr(at), true);
    return ends;
  };
  const auto whole = ends_from(0), later = ends_from(text.find('\n', 900) + 1);
  std::vector<std::size_t> both;
  std::set_intersection(whole.begin(), whole.end(), later.begin(), later.end(),
                        std::back_inserter(both));
  CHECK(both.size() * 2 > whole.size());
}
