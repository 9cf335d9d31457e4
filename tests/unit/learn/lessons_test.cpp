// SPDX-License-Identifier: Apache-2.0
// Learning over a language of a few words.
#include "learn/lessons.hpp"

#include <catch2/catch.hpp>

#include "learn/new_words.hpp"
#include "learn/pairs.hpp"
#include "learn/steady_forms.hpp"
#include "support/print_u32.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::SmallLanguage;

namespace {

const SmallLanguage& language() {
  static const SmallLanguage small({U"พรรค", U"ของ", U"กับ", U"เขา", U"พบ", U"และ", U"เมือง"});
  return small;
}

NewWords found_in(const std::vector<std::u32string>& texts) {
  return find_new_words(texts, language().lexicon, language().words);
}

}  // namespace

TEST_CASE("a name that comes back among different neighbours is a new word") {
  const auto found =
      found_in({U"พรรคของบูคารินกับเขา", U"เขาพบบูคาริน", U"บูคารินและเมือง", U"เมืองของบูคาริน"});
  REQUIRE(found.words.size() == 1);
  CHECK(found.words[0].word == U"บูคาริน");
  CHECK(found.words[0].count == 4);
  CHECK(found.words[0].contexts.size() == 2);
}

TEST_CASE("what stands there once is no word") {
  CHECK(found_in({U"พรรคของบูคารินกับเขา", U"เขาพบเมือง"}).words.empty());
}

TEST_CASE("garble of a word that stands there more often is refused") {
  std::vector<std::u32string> texts;
  for (int k = 0; k < 20; ++k) texts.push_back(k % 2 == 0 ? U"เขาพบบูคาริน" : U"บูคารินกับพรรค");
  texts.push_back(U"พรรคของบูคารีนกับเขา");
  texts.push_back(U"บูคารีนและเมือง");
  const auto found = found_in(texts);
  REQUIRE(found.words.size() == 1);
  CHECK(found.words[0].word == U"บูคาริน");
  REQUIRE(found.refused.size() == 1);
  CHECK(found.refused[0].word == U"บูคารีน");
}

TEST_CASE("garble of a word that stands there mostly in longer ones is refused") {
  const SmallLanguage rivers({U"แม่น้ำ", U"แม่น้ำปิง", U"เขา", U"พบ", U"กับ", U"ของ"});
  std::vector<std::u32string> texts;
  for (int k = 0; k < 20; ++k) texts.push_back(k % 2 == 0 ? U"เขาพบแม่น้ำปิง" : U"แม่น้ำปิงกับเขา");
  texts.insert(texts.end(), {U"เขาพบแม่น้ากับเขา", U"แม่น้าของเขา", U"ของแม่น้า"});
  const auto found = find_new_words(texts, rivers.lexicon, rivers.words);
  CHECK(found.words.empty());
  REQUIRE(found.refused.size() == 1);
  CHECK(found.refused[0].word == U"แม่น้า");
}

TEST_CASE("words of the truth that the page shows as something else are counted") {
  const std::vector<AlignedPair> pieces = {
      {U"พรรคของเขา", U"พาร์คของเขา"}, {U"เขาพบพรรค", U"เขาพบพาร์ค"}, {U"พรรคกับเมือง", U"พรรคกับเมือง"}};
  const auto beside = words_beside_truth(pieces, language().lexicon, language().words);
  const auto& rows = beside.confusions;
  CHECK(beside.noise.words == 9);
  CHECK(beside.noise.bursts == 0);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].meant == U"พรรค");
  CHECK(rows[0].seen == U"พาร์ค");
  CHECK(rows[0].count == 2);
  CHECK(rows[0].of == 3);
}

TEST_CASE("long pages are cut into pieces where page and truth agree, and nothing is lost") {
  std::u32string meant, seen;
  for (int k = 0; k < 400; ++k) {
    meant += U"พรรคของเขากับเมืองและ";
    seen += k % 7 == 0 ? U"พาร์คของเขากับเมืองและ" : U"พรรคของเขากับเมืองและ";
    meant += static_cast<char32_t>(U'ก' + k % 40), seen += static_cast<char32_t>(U'ก' + k % 40);
  }
  const auto pieces = pieces_of({meant, seen});
  CHECK(pieces.size() > 5);
  std::u32string all_meant, all_seen;
  for (const auto& piece : pieces) all_meant += piece.meant, all_seen += piece.seen;
  CHECK(all_meant == meant);
  CHECK(all_seen == seen);
}

TEST_CASE("a word with three letters wrong was in a burst, one in Lao letters was not") {
  const std::vector<AlignedPair> pieces = {{U"เขากับเมือง", U"เขากับเพิ่ง"},
                                           {U"เขากับเมือง", U"เขากับເມືອງ"}};
  CHECK(words_beside_truth(pieces, language().lexicon, language().words).noise.bursts == 1);
}

TEST_CASE("a line that a correction begins or ends in is in doubt as one that holds it") {
  const std::string page = "เขาพบพรรค\nของเมือง\nเขากับเมือง\n";
  Edit edit;
  edit.span = {page.find("พรรค"), page.find("เมือง")};
  edit.before = page.substr(edit.span.begin, edit.span.size());
  edit.after = "พรรค\nและ";
  edit.reason = Reason::Misspelling;
  edit.confidence = 0.5;
  Lessons lessons;
  lessons.add_mended(page, std::vector{edit});
  CHECK(lessons.texts == std::vector<std::u32string>{U"เขากับเมือง"});
}

namespace {

Edit change(std::string before, std::string after, double confidence = 1) {
  Edit edit;
  edit.span = {0, before.size()};
  edit.before = std::move(before);
  edit.after = std::move(after);
  edit.reason = Reason::Misspelling;
  edit.confidence = confidence;
  return edit;
}

std::vector<std::string> steady(const std::vector<Edit>& edits, const WordConfusions& misread = {},
                                const std::string& page = "") {
  const std::vector<MendedPage> pages = {{page, edits}};
  std::vector<std::string> out;
  for (const auto& form : steady_forms(pages, language().lexicon, misread))
    out.push_back(form.text);
  return out;
}

}  // namespace

TEST_CASE("a form that comes back, and whose change no other form asks for, is the book's own") {
  const Edit name = change("โซก", "โชก");
  CHECK(steady({name, name, name}) == std::vector<std::string>{"โซก"});
  CHECK(steady({name, name}).empty());
  CHECK(steady({name, name, change("โซก", "โชก", 0.3)}).empty());
}

TEST_CASE("what is asked for in many forms is noise, however often one of them comes back") {
  const Edit noise = change("กำซัง", "กำชัง");
  CHECK(steady({noise, noise, noise, change("ซอง", "ชอง"), change("ทุซา", "ทุชา")}).empty());
  CHECK(steady({noise, noise, noise, noise, change("ทุซา", "ทุชา")}).size() == 1);
}

TEST_CASE("names written by ear are the book's own, in however many of them one letter does so") {
  const Edit one = change("มายากอฟ", "มายาคอฟ"), other = change("กรอนสกี", "ครอนสกี");
  CHECK(steady({one, one, other, other}) == std::vector<std::string>{"กรอนสกี", "มายากอฟ"});
  CHECK(steady({one, other}).empty());
  // Letters that look alike are taken for each other.
  const Edit alike = change("ซิคาโก", "ชิคาโก"), like = change("ซาลี", "ชาลี");
  CHECK(steady({alike, alike, alike, like, like}).empty());
  // Common words are spelled by heart.
  const Edit party = change("ภรรค", "พรรค");
  CHECK(steady({party, party}).empty());
}

TEST_CASE("what a word has been seen as is no form of its own, however often it comes back") {
  const Edit name = change("โรก", "โลก");
  std::basic_string<Seen> seen;
  for (const char32_t letter : std::u32string_view(U"โรก")) seen += to_seen(letter);
  const WordConfusions shown({{seen, word::first, 1}});
  CHECK(steady({name, name, name}, shown).empty());
  CHECK(steady({change("โลค", "โลก"), change("โลค", "โลก"), change("โลค", "โลก")}, shown).size() ==
        1);
}

TEST_CASE("a form that the pages also write as it would become is noise") {
  const Edit name = change("โรก", "โลก");
  CHECK(steady({name, name, name, name}, {}, "เขา โลก เขา").size() == 1);
  CHECK(steady({name, name, name, name}, {}, "โลก เขาโลกเขา").empty());
}

TEST_CASE("a form that sounds otherwise by one letter was misread, however often it comes back") {
  CHECK(steady({change("โลค", "โลก"), change("โลค", "โลก"), change("โลค", "โลก")}).size() == 1);
  CHECK(steady({change("โลถ", "โลก"), change("โลถ", "โลก"), change("โลถ", "โลก")}).empty());
  CHECK(steady({change("สลถ", "โลก"), change("สลถ", "โลก"), change("สลถ", "โลก")}).size() == 1);
}

TEST_CASE("a known word, other letters and blanks alone are no forms of a book") {
  CHECK(steady({change("เขา", "เขต"), change("เขา", "เขต"), change("เขา", "เขต")}).empty());
  CHECK(steady({change("ໂລກ", "โลก"), change("ໂລກ", "โลก"), change("ໂລກ", "โลก")}).empty());
}

TEST_CASE("what is proposed for the book's own forms is taken back, and their words are kept") {
  std::vector<MendedPage> pages = {{"", {change("หง ซิ่วฉ", "หงซิ่ว"), change("ก", "ข")}}};
  const std::vector<SteadyForm> forms = {{"หง ซิ่วฉ", 4}};
  keep_forms(pages, forms);
  REQUIRE(pages[0].edits.size() == 1);
  CHECK(pages[0].edits[0].before == "ก");
  const auto words = words_of(forms, language().lexicon);
  REQUIRE(words.size() == 2);
  CHECK(words[1].word == U"ซิ่วฉ");
  CHECK(words[1].count == 4);
}
