// SPDX-License-Identifier: Apache-2.0
#include "lattice/decoder.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "support/print_u32.hpp"
#include "support/random_text.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::Random;
using chamra::test::SmallLanguage;

namespace {

const SmallLanguage& schoolbook() {
  static const SmallLanguage language(
      {U"ประเทศ", U"ไทย", U"ถนน", U"หลวง", U"นักเรียน", U"การ", U"ศึกษา", U"น้ำ"});
  return language;
}

/// A table that knows how ถ and ศ are misread.
const ConfusionTable& confusions() {
  static const ConfusionTable table = [] {
    const chamra::test::TemporaryFolder folder;
    folder.write("a.tsv", "meant\tseen\tcount\tof\nถ\tก\t30\t100\nศ\tส\t30\t100\n");
    return *ConfusionTable::load({folder.path("a.tsv")});
  }();
  return table;
}

Decoded decoded(std::u32string_view text, const DecoderOptions& options = {},
                bool lao_is_thai = true) {
  const Paragraph paragraph = prepare(text, lao_is_thai, schoolbook().letters);
  return Decoder({schoolbook().lexicon, schoolbook().words, confusions()}, options)
      .decode(paragraph);
}

/// The best reading as "a|b|c": words as meant, ! before those that changed; ?, ;, #, @ and the
/// letters of the page for what is no word.
std::u32string best(std::u32string_view text, const DecoderOptions& options = {},
                    bool lao_is_thai = true) {
  std::u32string out;
  for (const Reading& reading : decoded(text, options, lao_is_thai).best) {
    if (!out.empty()) out += U'|';
    const Arc& arc = reading.arc;
    if (arc.changed) out += U'!';
    if (arc.word >= word::first) {
      out += schoolbook().lexicon.text(arc.word);
    } else {
      out += U"?;#@"[arc.word];
      out += text.substr(arc.begin, arc.end - arc.begin);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("words that are right are read as they stand") {
  CHECK(best(U"ประเทศไทย การศึกษา") == U"ประเทศ|ไทย|การ|ศึกษา");
}

TEST_CASE("a misread letter is read as the word that was meant") {
  CHECK(best(U"ประเทสไทยกนนหลวง") == U"!ประเทศ|ไทย|!ถนน|หลวง");
}

TEST_CASE("Thai in Lao letters is read as Thai, or is a barrier when the page is Lao") {
  CHECK(best(U"ถนน\u0EAB\u0EA5\u0EA7\u0E87") == U"ถนน|!หลวง");
  CHECK(best(U"ຫຼວງ", {}, false) == U"@ຫຼວງ");
}

TEST_CASE("a name that no dictionary knows is left as it stands") {
  CHECK(best(U"ไทยสมคิดจุฑามณีหลวง") == U"ไทย|?สมคิดจุฑามณี|หลวง");
}

TEST_CASE("digits, foreign words and punctuation are kept and part words") {
  CHECK(best(U"ไทย 2475 (Bangkok), ๑๒") == U"ไทย|#2475|;(|@Bangkok|;),|#๑๒");
}

TEST_CASE("letters of other scripts, and Latin ones inside Thai, stand for what they sound like") {
  CHECK(best(U"ถนนหลuang") == U"ถนน|!หลวง");
  CHECK(best(U"ไทยประเ\u0442ศ") == U"ไทย|!ประเทศ");
  CHECK(best(U"ถนนหลbxbxb").ends_with(U"?หลbxbxb"));
}

TEST_CASE("misread words are found where they begin") {
  CHECK(best(U"การสึกษาประเทสไทยกนนหลวง") == U"การ|!ศึกษา|!ประเทศ|ไทย|!ถนน|หลวง");
}
TEST_CASE("nothing is read as nothing") {
  CHECK(best(U"").empty());
  CHECK(best(U" \n ").empty());
}

TEST_CASE("a dearer change leaves the page alone") {
  DecoderOptions shy;
  shy.width.changed_price = 30;
  CHECK(best(U"ไทยกนนหลวง", shy) == U"ไทย|?กนน|หลวง");
}

TEST_CASE("the best reading runs through the page in order, and posteriors are probabilities") {
  static const std::u32string letters = U"ประเทศไทยถนกลวง \n1aน้ำຫ\uFFFD.";
  Random random(static_cast<std::uint64_t>(GENERATE(range(0, 12))));
  std::u32string text;
  for (unsigned k = 0; k < 120; ++k) {
    if (random.below(3) == 0) {
      text += schoolbook().lexicon.text(static_cast<WordId>(word::first + random.below(8)));
    } else {
      text += letters[random.below(letters.size())];
    }
  }
  const Decoded result = decoded(text);
  std::uint32_t at = 0;
  const auto skip_blanks = [&] {
    while (at < text.size() && (text[at] == U' ' || text[at] == U'\n')) ++at;
  };
  for (const Reading& reading : result.best) {
    skip_blanks();
    REQUIRE(reading.arc.begin == at);
    REQUIRE(reading.arc.end > at);
    at = reading.arc.end;
    REQUIRE((reading.posterior >= 0 && reading.posterior <= 1.001F));
  }
  skip_blanks();
  CHECK(at == text.size());
  for (std::size_t k = 0; k < result.arcs.size(); ++k) {
    REQUIRE((result.arcs[k].posterior > 0 && result.arcs[k].posterior <= 1.001F));
    REQUIRE(result.arcs[k].arc.word >= word::first);
    if (k > 0) REQUIRE(result.arcs[k - 1].arc.begin <= result.arcs[k].arc.begin);
  }
}

TEST_CASE("a word that is likelier before its neighbour is surer") {
  // Seen สวฆ: สวน and สวม are both possible; which follows นรก is known.
  const auto posterior_of = [](const std::vector<std::array<std::uint32_t, 2>>& pairs) {
    const SmallLanguage language({U"นรก", U"สวน", U"สวม"}, Alphabet::Thai, pairs);
    const Paragraph paragraph = prepare(U"นรกสวฆ", true, language.letters);
    const ConfusionTable table;
    const Decoded result = Decoder({language.lexicon, language.words, table}, {}).decode(paragraph);
    for (const Reading& reading : result.arcs) {
      if (reading.arc.word == word::first + 1 && reading.arc.begin == 3) return reading.posterior;
    }
    return 0.0F;
  };
  CHECK(posterior_of({{{0, 1}}}) > posterior_of({}) + 0.05F);
  CHECK(posterior_of({{{0, 2}}}) < posterior_of({}) - 0.05F);
}

TEST_CASE("Latin letters that touch only foreign ones stand for themselves, as those do") {
  const Paragraph paragraph = prepare(U"ab漢cd漢", true, schoolbook().letters);
  for (const Seen letter : paragraph.seen) CHECK(letter == seen::other);
}

TEST_CASE("what reads well is read as written however far around doubts is searched") {
  DecoderOptions near, far;
  near.sure_context = 0;
  far.sure_context = 1000;
  const std::u32string text = U"ประเทศไทย การศึกษา ถนนหลวง ประเทสไทย การศึกษา น้ำ ถนนหลวงกนน";
  CHECK(best(text, near) == best(text, far));
  CHECK(best(text, near) == U"ประเทศ|ไทย|การ|ศึกษา|ถนน|หลวง|!ประเทศ|ไทย|การ|ศึกษา|น้ำ|ถนน|หลวง|!ถนน");
}

TEST_CASE("a word that the book has seen read as another is sought where that reads well") {
  // Seen ไทย: หลวง is meant half of the time, and always before ถนน.
  const SmallLanguage language({U"ไทย", U"หลวง", U"ถนน"}, Alphabet::Thai, {{{1, 2}}});
  std::basic_string<Seen> seen;
  for (const char32_t letter : std::u32string_view(U"ไทย")) seen += to_seen(letter);
  const WordConfusions whole({{seen, word::first + 1, 0.7F}});
  const Paragraph paragraph = prepare(U"ไทยถนน", true, language.letters);
  DecoderOptions options;
  options.doubt = 1000;  // nothing else is
  const Decoded result =
      Decoder({language.lexicon, language.words, confusions(), whole}, options).decode(paragraph);
  const auto sought = [](const Reading& reading) { return reading.arc.word == word::first + 1; };
  CHECK(std::any_of(result.arcs.begin(), result.arcs.end(), sought));
}

TEST_CASE("words are doubted sooner where much else of the paragraph is in doubt") {
  // Seen สวน: สวม follows นรก more often.
  const SmallLanguage language({U"นรก", U"สวน", U"สวม"}, Alphabet::Thai, {{{0, 2}}});
  DecoderOptions options;
  options.doubt = 1000;  // nothing but what is no word
  options.noisy = 0.2F;
  options.noisy_doubt = 0;
  const auto is_doubted = [&](std::u32string_view text) {
    const Paragraph paragraph = prepare(text, true, language.letters);
    const Decoded result =
        Decoder({language.lexicon, language.words, confusions()}, options).decode(paragraph);
    return std::any_of(result.arcs.begin(), result.arcs.end(), [](const Reading& reading) {
      return reading.arc.begin == 3 && reading.arc.word == word::first + 2;
    });
  };
  CHECK_FALSE(is_doubted(U"นรกสวน นรก นรก นรก"));
  CHECK_FALSE(is_doubted(U"นรกสวน นรก นรก นรก ฆฆฆ"));
  CHECK(is_doubted(U"นรกสวน นรก นรก นรก ฆฆฆฆฆฆฆฆฆฆฆฆฆฆฆ"));
}

namespace {

/// The first word that is read as another.
Arc first_change(const Decoded& decoded) {
  const auto found = std::find_if(decoded.best.begin(), decoded.best.end(),
                                  [](const Reading& reading) { return reading.arc.changed; });
  REQUIRE(found != decoded.best.end());
  return found->arc;
}

std::u32string among_clean(std::u32string_view word) {
  std::u32string out(word);
  for (unsigned k = 0; k < 30; ++k) out += U" การศึกษา";
  return out;
}

}  // namespace

TEST_CASE("a change costs more where little else is in doubt, by the logarithm of the share") {
  const Decoded noisy = decoded(U"ประเทส"), quiet = decoded(among_clean(U"ประเทส"));
  // 6 and 216 letters of words, 6 of them in doubt, and 30, 3 that every paragraph is given.
  const DecoderOptions options;
  CHECK(noisy.noise_price ==
        Approx(std::log(options.neutral_noise / std::min(9.0F / 36, options.most_noise))));
  CHECK(quiet.noise_price ==
        Approx(std::log(options.neutral_noise / std::max(9.0F / 276, options.least_noise))));
  CHECK(first_change(quiet).cost - first_change(noisy).cost ==
        Approx(quiet.noise_price - noisy.noise_price).margin(1e-4));
  const std::u32string_view lao = U"\u0EAB\u0EA5\u0EA7\u0E87";
  CHECK(first_change(decoded(among_clean(lao))).cost == Approx(first_change(decoded(lao)).cost));
}

TEST_CASE("what was read before changes nothing, whatever its noise") {
  const auto& language = schoolbook();
  const Sources sources{language.lexicon, language.words, confusions()};
  Decoder often(sources, {});
  const auto told = [](Decoder& decoder, std::u32string_view text) {
    const Paragraph paragraph = prepare(text, true, schoolbook().letters);
    const Decoded read = decoder.decode(paragraph);
    std::vector<Arc> arcs;
    for (const Reading& reading : read.arcs) arcs.push_back(reading.arc);
    decoder.open_wide(paragraph, read.noise_price);
    decoder.find_wide(0, arcs);
    std::vector<std::tuple<std::uint32_t, WordId, float>> out;
    for (const Arc& arc : arcs) out.emplace_back(arc.end, arc.word, arc.cost);
    return out;
  };
  const std::u32string noisy = U"ประเทสกนนประเทส", quiet = among_clean(U"ประเทส");
  for (const std::u32string& text : {noisy, quiet, noisy, quiet, quiet}) {
    Decoder once(sources, {});
    CHECK(told(often, text) == told(once, text));
  }
}
