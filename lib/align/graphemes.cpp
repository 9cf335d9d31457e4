// SPDX-License-Identifier: Apache-2.0
#include "align/graphemes.hpp"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

namespace chamra {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

Iterator checked(icu::BreakIterator* made, UErrorCode status) {
  Iterator iterator(made);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU data not found; install libicu72");
  return iterator;
}

// Making one reads ICU's rules; an iterator is not for sharing, so each thread keeps its own.
icu::BreakIterator& cluster_iterator() {
  thread_local const Iterator iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return checked(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status),
                   status);
  }();
  return *iterator;
}

icu::BreakIterator& word_iterator() {
  thread_local const Iterator iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return checked(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status), status);
  }();
  return *iterator;
}

std::vector<std::uint32_t> ends_of(icu::BreakIterator& iterator, std::u32string_view text) {
  const auto* letters = reinterpret_cast<const UChar32*>(text.data());
  const auto utf16 = icu::UnicodeString::fromUTF32(letters, static_cast<int32_t>(text.size()));
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

}  // namespace

std::vector<std::uint32_t> cluster_ends(std::u32string_view text) {
  return ends_of(cluster_iterator(), text);
}

std::vector<std::uint32_t> word_ends(std::u32string_view text) {
  return ends_of(word_iterator(), text);
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
