// SPDX-License-Identifier: Apache-2.0
// What was learnt, for people and for programs.
#pragma once

#include <string>

#include "learn/lessons.hpp"

namespace chamra::cli {

/// `kept`: forms that reviewers kept so often that they are words of the book now.
struct LearnSummary {
  std::size_t trusted = 0, pairs = 0, pages = 0, accepted = 0, rejected = 0, known = 0;
  Learnt taught, own;  // from people's pages; from the book's own
  std::vector<BookWord> kept;
};

/// Counts, then new words with two places each, refused words, the most frequent confusions.
[[nodiscard]] std::string learnt_text(const LearnSummary& summary);
/// A JSON object a line: {"learnt":"word",...}, "refused", "letters", "whole-word", "constant",
/// "kept".
[[nodiscard]] std::string learnt_lines(const LearnSummary& summary);

}  // namespace chamra::cli
