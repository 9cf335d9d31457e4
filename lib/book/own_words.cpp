// SPDX-License-Identifier: Apache-2.0
#include "book/own_words.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <hunspell.hxx>
#include <utility>

#include "base/lines.hpp"
#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "script/script_of.hpp"
#include "text/decode.hpp"

namespace chamra {
namespace {

void add(std::vector<BookWord>& words, std::string_view text) {
  const std::u32string word = decode(text).text;
  if (word.size() >= 2 && std::all_of(word.begin(), word.end(), is_thai))
    words.push_back({word, 0, {}});
}

std::string in_utf8(std::string_view text, const std::string& encoding) {
  std::string out;
  icu::UnicodeString(text.data(), static_cast<std::int32_t>(text.size()), encoding.c_str())
      .toUTF8String(out);
  return out;
}

/// Stems of a Hunspell dictionary. Thai and Lao ones have no affixes; where others do, derived
/// forms are not made.
Result<std::vector<BookWord>> read_hunspell(const std::string& path, std::string_view dic) {
  const std::string aff = std::filesystem::path(path).replace_extension(".aff").string();
  if (!std::filesystem::exists(aff))
    return Error{aff, 0, "not found; a Hunspell dictionary is a pair of .dic and .aff"};
  Hunspell hunspell(aff.c_str(), path.c_str());
  const std::string encoding = hunspell.get_dict_encoding();
  std::vector<BookWord> words;
  bool counts = true;  // the first line tells how many there are
  for_each_line(dic, [&](std::string_view line) {
    if (std::exchange(counts, false)) return;
    line = without_line_end(line);
    const std::string stem(line.substr(0, line.find_first_of("/\t ")));
    if (!stem.empty() && hunspell.spell(stem)) add(words, in_utf8(stem, encoding));
  });
  return words;
}

Result<std::vector<BookWord>> read_lines(const std::string& path, std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::vector<BookWord> words;
  std::uint64_t bad = 0, number = 0;
  for_each_line(text, [&](std::string_view line) {
    ++number;
    line = without_line_end(line);
    if (bad == 0 && !is_utf8(line)) bad = number;
    if (!line.starts_with('#')) add(words, line.substr(0, line.find('\t')));
  });
  if (bad != 0) return Error{path, bad, "not UTF-8; convert the list"};
  return words;
}

}  // namespace

Result<std::vector<BookWord>> read_own_words(const std::string& path) {
  const auto text = read_whole(path);
  if (!text) return text.error();
  auto words = path.ends_with(".dic") ? read_hunspell(path, *text) : read_lines(path, *text);
  if (words && words->empty())
    return Error{path, 0, "holds no Thai word; one word a line, or WORD<TAB>... is expected"};
  return words;
}

}  // namespace chamra
