// SPDX-License-Identifier: Apache-2.0
// What the river promises for any bytes at all, with the tables that ship.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "correct/corrector.hpp"
#include "edits/apply.hpp"
#include "edits/policy.hpp"
#include "script/letters.hpp"
#include "support/random_text.hpp"

using namespace chamra;
using chamra::test::Random;

namespace {

const Knowledge& knowledge() {
  static const Knowledge loaded = [] {
    auto result = load_knowledge({});
    if (!result) throw std::runtime_error(result.error().text());
    return std::move(*result);
  }();
  return loaded;
}

std::vector<Edit> edits_of(const std::string& bytes) { return find_edits(bytes, knowledge(), {}); }

std::string some_input(int seed) {
  Random random(static_cast<std::uint64_t>(seed));
  return seed % 3 == 0 ? chamra::test::random_bytes(random, 2000)
                       : chamra::test::random_text(random, 30 + random.below(100));
}

std::string breaks_of(std::string text) {
  std::erase_if(text, [](char byte) { return byte != '\n' && byte != '\r' && byte != '\f'; });
  return text;
}

std::size_t count_of(std::string_view text, char byte) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), byte));
}

}  // namespace

TEST_CASE("edits of any bytes are in order, apart, inside, and say what stands there") {
  const std::string bytes = some_input(GENERATE(range(0, 24)));
  std::uint64_t done = 0;
  for (const Edit& edit : edits_of(bytes)) {
    REQUIRE(edit.span.begin >= done);
    REQUIRE(edit.span.end >= edit.span.begin);
    REQUIRE(edit.span.end <= bytes.size());
    REQUIRE(edit.before == bytes.substr(edit.span.begin, edit.span.size()));
    REQUIRE((edit.confidence >= 0 && edit.confidence <= 1));
    REQUIRE(edit.candidates.size() <= 5);
    REQUIRE(edit.status == Status::Proposed);
    done = edit.span.end;
  }
}

TEST_CASE("candidates are different, likeliest first, and keep the line breaks") {
  const std::string bytes = some_input(GENERATE(range(300, 324)));
  CorrectOptions options;
  options.evidence = options.words_left = GENERATE(false, true);
  for (const Edit& edit : find_edits(bytes, knowledge(), options)) {
    CAPTURE(edit.before);
    if (edit.after && !edit.candidates.empty()) CHECK(edit.candidates.front().text == *edit.after);
    double sum = 0, last = 1;
    std::set<std::string> texts = {edit.before};
    for (const auto& [text, confidence] : edit.candidates) {
      CHECK(texts.insert(text).second);
      CHECK((confidence >= 0 && confidence <= last));
      CHECK(breaks_of(text) == breaks_of(edit.before));
      last = confidence;
      sum += confidence;
    }
    CHECK(sum <= 1 + 1e-4);
  }
}

TEST_CASE("words that are left and told of change no correction") {
  const std::string bytes = some_input(GENERATE(range(400, 412)));
  CorrectOptions told;
  told.evidence = told.words_left = true;
  const auto corrections = [&](const CorrectOptions& options) {
    std::string out;
    for (const Edit& edit : find_edits(bytes, knowledge(), options))
      if (applies(edit, {})) out += std::to_string(edit.span.begin) + ' ' + *edit.after + '\n';
    return out;
  };
  CHECK(corrections(told) == corrections({}));
}

TEST_CASE("corrections are apart where a line is too long for one search") {
  // The first search ends after 5,000 letters, here among marks that are written in another order
  // than they are read.
  std::string bytes(6, ' ');
  for (unsigned k = 0; k < 720; ++k) bytes += "ຕວໍໍືອໄ";
  const auto edits = edits_of(bytes);
  REQUIRE(edits.size() > 100);
  for (std::size_t k = 1; k < edits.size(); ++k)
    REQUIRE(edits[k].span.begin >= edits[k - 1].span.end);
}

TEST_CASE(
    "every correction of any bytes can be applied and taken back, and no line changes its number") {
  const std::string bytes = some_input(GENERATE(range(100, 124)));
  const auto edits = edits_of(bytes);
  const auto mended = apply_edits(bytes, edits);
  REQUIRE(mended);
  CHECK(count_of(*mended, '\n') == count_of(bytes, '\n'));
  CHECK(count_of(*mended, '\f') == count_of(bytes, '\f'));
  CHECK(*apply_edits(*mended, inverse(edits)) == bytes);
}

TEST_CASE("the same window gives the same edits") {
  const std::string bytes = some_input(GENERATE(range(200, 206)));
  const auto once = edits_of(bytes);
  const auto twice = edits_of(bytes);
  REQUIRE(once.size() == twice.size());
  for (std::size_t k = 0; k < once.size(); ++k) {
    CHECK(once[k].span == twice[k].span);
    CHECK(once[k].after == twice[k].after);
    CHECK(once[k].confidence == twice[k].confidence);
  }
}

TEST_CASE("nothing is done to what is none of the program's business") {
  for (const std::string text :
       {"12,345.67 ๒๔๗๕ ๑/๒", "Page 12 of 300, ISBN 974-1234-56-7", "https://example.org/ก?x=1",
        "ชื่อ ........................ นามสกุล ____________", "E = mc^2\r\n\f\r\n"}) {
    CAPTURE(text);
    for (const Edit& edit : edits_of(text)) CHECK(!applies(edit, {}));
  }
}

TEST_CASE("Pali in Thai letters keeps its phinthu, and so do foreign names") {
  const auto phinthu_in = [](const std::string& text) {
    const std::u32string letters = to_utf32(text);
    return std::count(letters.begin(), letters.end(), letter::phinthu);
  };
  for (const std::string text :
       {"พระผู้มีพระภาคตรัสว่า ธมฺมจกฺกปฺปวตฺตนสุตฺต เป็นพระสูตรแรก", "พุทฺธํ สรณํ คจฺฉามิ สงฺฆํ สรณํ คจฺฉามิ",
        "คำว่า พุทฺธสฺส แปลว่า แห่งพระพุทธเจ้า", "อ่านว่า พฺรหฺมา และ วิญฺญาณ", "ผู้นำคือหงซิ่วเฉฺวียนซึ่งอ้างตน"}) {
    CAPTURE(text);
    for (const Edit& edit : edits_of(text)) {
      if (edit.after) CHECK(phinthu_in(*edit.after) == phinthu_in(edit.before));
    }
  }
}

TEST_CASE("Latin letters stay whatever they touch, and the Thai beside them is read") {
  const auto is_latin = [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  };
  for (const std::string latin : {"DNA", "HIV", "email", "www", "Microsoft Word", "pH", "x"}) {
    const std::string page = "การใช้" + latin + "ท่าให้ผู้คนจ้านวนมาก" + latin + "ได้รับประโยชน์";
    CAPTURE(page);
    const auto edits = edits_of(page);
    for (const Edit& edit : edits) {
      if (edit.after) CHECK(std::none_of(edit.before.begin(), edit.before.end(), is_latin));
    }
    const auto mended = apply_edits(page, edits);
    REQUIRE(mended);
    CHECK(mended->find("ทำให้") != std::string::npos);
    CHECK(mended->find("จำนวน") != std::string::npos);
  }
}

TEST_CASE("miscoded letters are mended in words that are suspected or only proposed") {
  const std::string page =
      "ประเทศไทยมีฌฬฐฎฒผทํา ในทุกภาคของประเทศ และจํานรายกก มีเเฌฬฐฎ แห่งนํ้าทีสําคญมาก\n";
  const auto is_miscoded = [](const std::string& text) {
    return text.find("ํา") != std::string::npos || text.find("เเ") != std::string::npos;
  };
  const auto found = find_edits(page, knowledge(), {.made_from = 0});
  const auto covering = std::find_if(found.begin(), found.end(), [&](const Edit& edit) {
    return edit.after && edit.reason != Reason::Encoding && is_miscoded(edit.before);
  });
  REQUIRE(covering != found.end());  // or nothing is tried here
  for (const double made_from : {covering->confidence - 0.001, covering->confidence + 0.001, 1.0}) {
    std::vector<Edit> made = find_edits(page, knowledge(), {.made_from = made_from});
    std::erase_if(made, [&](const Edit& edit) { return !applies(edit, {made_from}); });
    const auto after = apply_edits(page, made);
    REQUIRE(after);
    CAPTURE(made_from, *after);
    CHECK_FALSE(is_miscoded(*after));
  }
}

TEST_CASE("what looks like no word and no name is suspected where nothing better is known") {
  const auto is_suspicion = [](const Edit& edit) { return !edit.after.has_value(); };
  const auto suspects = [&](const std::string& page) {
    const auto edits = edits_of(page);
    return std::any_of(edits.begin(), edits.end(), is_suspicion);
  };
  CHECK(suspects("ประเทศไทยมีฌฬฐฎฒผในทุกภาคของประเทศ\n"));
  CHECK_FALSE(suspects("ประเทศไทยมีแม่น้ำหลายสายในทุกภาคของประเทศ\n"));
  CHECK_FALSE(suspects("นายสมชายเดินทางไปเชียงใหม่กับเพื่อน\n"));
}
