// SPDX-License-Identifier: Apache-2.0
#include "evaluate/graphemes.hpp"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

namespace chamra::evaluate {
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

std::u32string GraphemeAlphabet::spell(std::u32string_view text) {
  const auto* letters = reinterpret_cast<const UChar32*>(text.data());
  const auto utf16 = icu::UnicodeString::fromUTF32(letters, static_cast<int32_t>(text.size()));
  icu::BreakIterator& iterator = cluster_iterator();
  iterator.setText(utf16);
  std::u32string out;
  out.reserve(text.size());
  int32_t begin = iterator.first();
  for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    std::u16string cluster(utf16.getBuffer() + begin, static_cast<std::size_t>(end - begin));
    const auto number = static_cast<char32_t>(numbers_.size());
    out += numbers_.try_emplace(std::move(cluster), number).first->second;
    begin = end;
  }
  return out;
}

}  // namespace chamra::evaluate
