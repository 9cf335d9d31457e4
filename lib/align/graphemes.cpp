// SPDX-License-Identifier: Apache-2.0
#include "align/graphemes.hpp"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

namespace chamra {
namespace {

icu::BreakIterator& cluster_iterator() {
  // Making one reads ICU's rules; an iterator is not for sharing, so each thread keeps its own.
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status) != 0) throw std::runtime_error("ICU data not found; install libicu72");
    return made;
  }();
  return *iterator;
}

}  // namespace

std::vector<std::uint32_t> cluster_ends(std::u32string_view text) {
  const auto* letters = reinterpret_cast<const UChar32*>(text.data());
  const auto utf16 = icu::UnicodeString::fromUTF32(letters, static_cast<int32_t>(text.size()));
  icu::BreakIterator& iterator = cluster_iterator();
  iterator.setText(utf16);
  std::vector<std::uint32_t> ends;
  std::uint32_t letter = 0;
  int32_t unit = iterator.first();
  for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    for (; unit < end; ++letter) unit += U16_LENGTH(utf16.char32At(unit));
    ends.push_back(letter);
  }
  return ends;
}

std::u32string GraphemeAlphabet::spell(std::u32string_view text) {
  std::u32string out;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : cluster_ends(text)) {
    const auto number = static_cast<char32_t>(numbers_.size());
    out +=
        numbers_.try_emplace(std::u32string(text.substr(begin, end - begin)), number).first->second;
    begin = end;
  }
  return out;
}

}  // namespace chamra
