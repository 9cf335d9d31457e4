// SPDX-License-Identifier: Apache-2.0
// Word lists that users bring: one word a line, tables with the word first, Hunspell dictionaries.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "book/book.hpp"

namespace chamra {

/// Thai words of the list; others are passed over. `path` ends in .dic: a Hunspell dictionary,
/// whose .aff stands beside it and names its encoding; its stems are taken as far as Hunspell
/// accepts them as words. Else UTF-8 lines, the word up to the first tab; empty lines and comments
/// (#) do not count.
///
/// Errors: not readable; no .aff; not UTF-8, at its line; not one Thai word.
Result<std::vector<BookWord>> read_own_words(const std::string& path);

}  // namespace chamra
