// SPDX-License-Identifier: Apache-2.0
#include "correct/reasons.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/print_u32.hpp"
#include "support/random_text.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::Random;
using chamra::test::SmallLanguage;

namespace {

/// By the definition: tries every first word.
bool can_be_cut(std::u32string_view text, const Lexicon& lexicon) {
  if (text.empty()) return true;
  for (std::size_t end = 2; end <= text.size(); ++end) {
    if (lexicon.find(text.substr(0, end)) != word::none && can_be_cut(text.substr(end), lexicon))
      return true;
  }
  return false;
}

}  // namespace

TEST_CASE("Text is made of words when it can be cut into such of two letters and more") {
  const SmallLanguage language({U"ก", U"กน", U"นก", U"กนก", U"มม", U"นกก"});
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 200))));
  std::u32string text;
  for (std::uint64_t left = random.below(9); left > 0; --left) text += U"กนม"[random.below(3)];
  CAPTURE(text);
  CHECK(is_made_of_words(text, language.lexicon) == can_be_cut(text, language.lexicon));
}

TEST_CASE("Letters that no word has end a word") {
  const SmallLanguage language({U"กน", U"นก"});
  CHECK(is_made_of_words(U"กนนก", language.lexicon));
  CHECK_FALSE(is_made_of_words(U"กนaนก", language.lexicon));
  CHECK_FALSE(is_made_of_words(U"กນ", language.lexicon));
}

TEST_CASE("The reason of a change is the plainest thing that is wrong") {
  CHECK(reason_of(U"ก\uFFFDน", U"กิน", false) == Reason::ReplacementChar);
  CHECK(reason_of(U"ກິນ", U"กิน", false) == Reason::LaoRun);
  CHECK(reason_of(U"กิນ", U"กิน", false) == Reason::ScriptIntrusion);
  CHECK(reason_of(U"กิ沁", U"กิน", false) == Reason::ScriptIntrusion);
  CHECK(reason_of(U"กิ น", U"กิน", true) == Reason::Spacing);
  CHECK(reason_of(U"น้า", U"น้ำ", true) == Reason::SaraAm);
  CHECK(reason_of(U"กิิน", U"กิน", false) == Reason::IllegalSequence);
  CHECK(reason_of(U"กืน", U"กิน", false) == Reason::Misspelling);
  CHECK(reason_of(U"บิน", U"กิน", true) == Reason::RealWord);
}

TEST_CASE("A stretch that is no word is impossible by its letters alone") {
  CHECK(impossible(U"ก\uFFFD") == Reason::ReplacementChar);
  CHECK(impossible(U"ก沁") == Reason::ScriptIntrusion);
  CHECK(impossible(U"กิิ") == Reason::IllegalSequence);
  CHECK_FALSE(impossible(U"กิกิ"));
}
