// SPDX-License-Identifier: Apache-2.0
// What pages always write in one way is their own spelling, not noise.
//
// OCR that takes one letter for another does so in many words. Where the pages show one form again
// and again, and the change that would mend it is asked for in hardly any other form, the form is a
// name or the spelling of the book; unless they write what it would become, too, or a single letter
// would have to change, and the sound with it. Where the sound stays, and no letter looks like the
// other, it was written by ear, and other names may be, too.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "book/book.hpp"
#include "channel/word_confusions.hpp"
#include "edits/edit.hpp"
#include "lexicon/lexicon.hpp"

namespace chamra {

/// A page, or a window of one, with what the river proposes for it; spans count from its start.
struct MendedPage {
  std::string bytes;
  std::vector<Edit> edits;
};

/// `text` in UTF-8, as it stands on the pages.
struct SteadyForm {
  std::string text;
  double count = 0;
};

/// Forms that are to stay, sorted; words of `lexicon` are not among them, since a misread word may
/// well be another one, nor what words are known to be `misread` as: that comes again, too. Time
/// linear in the edits.
[[nodiscard]] std::vector<SteadyForm> steady_forms(std::span<const MendedPage> pages,
                                                   const Lexicon& lexicon,
                                                   const WordConfusions& misread);

/// Takes back what is proposed for `forms`.
void keep_forms(std::vector<MendedPage>& pages, std::span<const SteadyForm> forms);

/// The words that the forms are made of.
[[nodiscard]] std::vector<BookWord> words_of(std::span<const SteadyForm> forms,
                                             const Lexicon& lexicon);

}  // namespace chamra
