// SPDX-License-Identifier: Apache-2.0
// word_breaks libthai|icu < TEXT: cuts the text into words, line by line, and prints MB of UTF-8 a
// second and the number of words. The yardstick for tests/bench/whole_tools.
#include <thai/thbrk.h>
#include <thai/thwbrk.h>
#include <unicode/brkiter.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "base/utf8.hpp"

namespace {

std::vector<std::u32string> lines_of(const std::string& text) {
  std::vector<std::u32string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(chamra::to_utf32(std::string_view(text).substr(begin, end - begin)));
    begin = end + 1;
  }
  return lines;
}

std::size_t cut_by_libthai(const std::vector<std::u32string>& lines) {
  const std::unique_ptr<ThBrk, decltype(&th_brk_delete)> breaker(th_brk_new(nullptr),
                                                                 &th_brk_delete);
  std::size_t words = 0;
  for (const std::u32string& line : lines) {
    std::wstring wide(line.begin(), line.end());
    std::vector<int> places(wide.size() + 1);
    words += static_cast<std::size_t>(
        th_brk_wc_find_breaks(breaker.get(), wide.c_str(), places.data(), places.size()));
  }
  return words;
}

std::size_t cut_by_icu(const std::vector<std::u32string>& lines) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaker(
      icu::BreakIterator::createWordInstance(icu::Locale("th"), status));
  std::size_t words = 0;
  for (const std::u32string& line : lines) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF32(
        reinterpret_cast<const UChar32*>(line.data()), static_cast<std::int32_t>(line.size()));
    breaker->setText(text);
    while (breaker->next() != icu::BreakIterator::DONE) ++words;
  }
  return words;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string which = argc == 2 ? argv[1] : "";
  if (which != "libthai" && which != "icu") {
    std::fputs("usage: word_breaks libthai|icu < TEXT\n", stderr);
    return 2;
  }
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  const auto lines = lines_of(text);
  const auto begin = std::chrono::steady_clock::now();
  const std::size_t words = which == "icu" ? cut_by_icu(lines) : cut_by_libthai(lines);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::printf("%.2f MB/s, %zu words\n", static_cast<double>(text.size()) / 1e6 / seconds.count(),
              words);
}
