// SPDX-License-Identifier: Apache-2.0
// word_breaks chamra|libthai|icu < TEXT: cuts the text into words, line by line, and prints MB of
// UTF-8 a second and the number of words of its second half; chamra: by the first pass of
// chamra-detect. The yardstick for tests/bench/whole_tools.
#include <thai/thbrk.h>
#include <thai/thwbrk.h>
#include <unicode/brkiter.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "correct/knowledge.hpp"
#include "correct/knowledge_tables.hpp"
#include "lattice/paragraph.hpp"
#include "lattice/written_search.hpp"

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

chamra::Knowledge knowledge() {
  auto loaded = chamra::load_knowledge({});
  if (loaded) return std::move(*loaded);
  std::fprintf(stderr, "word_breaks: %s\n", loaded.error().text().c_str());
  std::exit(2);
}

std::size_t cut_by_chamra(const std::vector<std::u32string>& lines) {
  static const chamra::Knowledge known = knowledge();
  const auto& thai = known.tables().thai;
  const chamra::WordModel model(thai.words);
  chamra::WrittenSearch search(thai.lexicon, model, {});
  chamra::WordState start;
  model.score({}, chamra::word::boundary, start);
  std::size_t words = 0;
  for (const std::u32string& line : lines)
    words += search.run(chamra::prepare(line, true, thai.letters), start).size();
  return words;
}

using Cut = std::size_t (*)(const std::vector<std::u32string>&);
const std::map<std::string, Cut> cuts = {
    {"chamra", cut_by_chamra}, {"libthai", cut_by_libthai}, {"icu", cut_by_icu}};

}  // namespace

int main(int argc, char** argv) {
  const auto cut = cuts.find(argc == 2 ? argv[1] : "");
  if (cut == cuts.end()) {
    std::fputs("usage: word_breaks chamra|libthai|icu < TEXT\n", stderr);
    return 2;
  }
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  const std::size_t half = text.rfind('\n', text.size() / 2) + 1;
  cut->second(lines_of(text.substr(0, half)));  // what any text loads and remembers is not timed
  const auto lines = lines_of(text.substr(half));
  const auto begin = std::chrono::steady_clock::now();
  const std::size_t words = cut->second(lines);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::printf("%.2f MB/s, %zu words\n",
              static_cast<double>(text.size() - half) / 1e6 / seconds.count(), words);
}
