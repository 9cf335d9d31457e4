// SPDX-License-Identifier: Apache-2.0
// What kind of error a correction mends, or makes a word impossible.
#pragma once

#include <optional>
#include <string_view>

#include "edits/edit.hpp"
#include "lexicon/lexicon.hpp"

namespace chamra {

/// Can `text` be cut into words of two letters or more? Time: its letters times those of the
/// longest word.
[[nodiscard]] bool is_made_of_words(std::u32string_view text, const Lexicon& lexicon);

/// `made_of_words`: whether `before` is, gaps left out.
[[nodiscard]] Reason reason_of(std::u32string_view before, std::u32string_view after,
                               bool made_of_words);

/// Why `text`, which is no word, cannot be right.
[[nodiscard]] std::optional<Reason> impossible(std::u32string_view text);

}  // namespace chamra
