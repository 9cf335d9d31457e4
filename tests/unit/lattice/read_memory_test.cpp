// SPDX-License-Identifier: Apache-2.0
#include "lattice/read_memory.hpp"

#include <catch2/catch.hpp>
#include <tuple>

#include "lattice/decoder.hpp"
#include "support/print_u32.hpp"
#include "support/random_text.hpp"
#include "support/small_language.hpp"

using namespace chamra;
using chamra::test::Random;
using chamra::test::SmallLanguage;

namespace {

const SmallLanguage& language() {
  static const SmallLanguage few({U"ถนน", U"กม", U"นก", U"มนก", U"กนมถ", U"หา"});
  return few;
}

using Row = std::tuple<std::uint32_t, std::uint32_t, WordId, float, bool, float>;
std::vector<Row> rows(const Decoded& read) {
  std::vector<Row> out;
  for (const auto* list : {&read.best, &read.arcs}) {
    for (const Reading& reading : *list) {
      const Arc& arc = reading.arc;
      out.emplace_back(arc.begin, arc.end, arc.word, arc.cost, arc.changed, reading.posterior);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a paragraph is known by its letters and by what is seen of them") {
  ReadMemory memory;
  const std::u32string text = U"ถนน\u0E99\u0EAB";
  Decoded read;
  read.best.resize(3);
  memory.keep(prepare(text, true, language().letters), read);
  CHECK(memory.find(prepare(U"ถนน", true, language().letters)) == nullptr);
  CHECK(memory.find(prepare(text, false, language().letters)) == nullptr);
  const std::u32string same = text;
  const Decoded* known = memory.find(prepare(same, true, language().letters));
  REQUIRE(known != nullptr);
  CHECK(known->best.size() == 3);
}

TEST_CASE("a full memory forgets paragraphs and goes on") {
  ReadMemory memory;
  Decoded read;
  read.best.resize(100'000);
  const auto text_of = [](unsigned k) { return std::u32string(k + 1, U'ก'); };
  for (unsigned k = 0; k < 20; ++k) {
    const std::u32string text = text_of(k);
    const Paragraph paragraph = prepare(text, true, language().letters);
    memory.keep(paragraph, read);
    REQUIRE(memory.find(paragraph) != nullptr);
  }
  const std::u32string first = text_of(0);
  CHECK(memory.find(prepare(first, true, language().letters)) == nullptr);
}

TEST_CASE("what a decoder reads does not depend on what it has read before") {
  const ConfusionTable confusions;
  const Sources sources{language().lexicon, language().words, confusions};
  Decoder old(sources, {});
  Random random(3);
  static const std::u32string letters = U"กถนมห า";
  for (unsigned k = 0; k < 400; ++k) {
    std::u32string text;
    for (std::uint64_t length = 1 + random.below(4); text.size() < length;)
      text += letters[random.below(letters.size())];
    CAPTURE(text);
    const Paragraph paragraph = prepare(text, true, language().letters);
    REQUIRE(rows(old.decode(paragraph)) == rows(Decoder(sources, {}).decode(paragraph)));
  }
}
