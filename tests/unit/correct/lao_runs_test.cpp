// SPDX-License-Identifier: Apache-2.0
#include "correct/lao_runs.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "support/small_language.hpp"

using namespace chamra;

namespace {

const KnowledgeTables::Language& lao() {
  static const KnowledgeTables::Language language = [] {
    chamra::test::SmallLanguage small(
        {U"ປະເທດ", U"ລາວ", U"ນະຄອນຫຼວງ", U"ວຽງຈັນ", U"ແມ່ນ", U"ຂອງ", U"ປະຊາຊົນ"}, Alphabet::Lao);
    return KnowledgeTables::Language{std::move(small.file), small.lexicon, {},
                                     small.words,           small.letters, {}};
  }();
  return language;
}

const std::u32string lao_prose = U"ນະຄອນຫຼວງຂອງປະເທດລາວແມ່ນວຽງຈັນ ປະຊາຊົນຂອງປະເທດລາວ";
const std::u32string disguised = U"ກຣຸງເທບມຫານຄຣເປນເມືອງໃຫຍ່ທີ່ສຸດໄນປຣະເທສໄທຍສມັຍຣັຕນໂກສິນທຣ໌";

}  // namespace

TEST_CASE("Lao words in a paragraph of their own are Lao") {
  CHECK(is_genuine_lao(lao_prose, lao()));
  CHECK(is_genuine_lao(U"(1) " + lao_prose + U" 2.", lao()));
}

TEST_CASE("Thai prose in Lao letters is not") { CHECK(!is_genuine_lao(disguised, lao())); }

TEST_CASE("Lao letters among Thai prose are not, whatever they spell") {
  const std::u32string thai = U"กรุงเทพมหานครเป็นเมืองที่ใหญ่ที่สุดในประเทศไทยสมัยรัตนโกสินทร์";
  CHECK(!is_genuine_lao(thai + U"ລາວ" + thai, lao()));
  CHECK(!is_genuine_lao(thai + lao_prose, lao()));
}

TEST_CASE("a paragraph without Lao letters is not") {
  CHECK(!is_genuine_lao(U"", lao()));
  CHECK(!is_genuine_lao(U"12 abc", lao()));
  CHECK(!is_genuine_lao(U"ภาษาไทย", lao()));
}
