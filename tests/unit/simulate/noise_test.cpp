// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "script/script_of.hpp"
#include "simulate/letter_noise.hpp"
#include "simulate/stretch_noise.hpp"
#include "support/print_u32.hpp"
#include "support/temporary_folder.hpp"

using namespace chamra;

namespace {

Result<NoiseProfile> profile_of(const std::string& rows) {
  const test::TemporaryFolder folder;
  folder.write("p.tsv", "meant\tseen\tcount\tof\n" + rows);
  return NoiseProfile::load(folder.path("p.tsv"));
}

/// The text with the changes made.
std::u32string seen(std::u32string text, const std::vector<Misprint>& changes) {
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    text.replace(change->span.begin, change->span.size(), change->seen);
  }
  return text;
}

const Draws draws(1, "page", 0);

std::vector<Misprint> noise(std::u32string_view text, const NoiseProfile& profile,
                            Scale scale = true_scale) {
  const Taken taken(text.size());
  return LetterNoise(text, taken, profile, draws).changes(scale);
}

}  // namespace

TEST_CASE("a profile says what may be seen for what was meant") {
  const auto profile =
      profile_of("ำ\t่า\t6\t24\nกา\tภา\t1\t2\r\n\t \t1\t100\n่\t\t1\t4\nอ\tອ\t9\t10\n");
  REQUIRE(profile);
  REQUIRE(profile->outcomes(U"ำ").size() == 1);
  CHECK(profile->outcomes(U"ำ")[0].seen == U"่า");
  CHECK(profile->outcomes(U"ำ")[0].share == whole_share / 4);
  CHECK(profile->outcomes(U"กา")[0].share == whole_share / 2);
  CHECK(profile->outcomes(U"")[0].seen == U" ");
  CHECK(profile->outcomes(U"่")[0].seen.empty());
  CHECK(profile->outcomes(U"อ").empty());  // Lao letters come in stretches
  CHECK(profile->outcomes(U"ข").empty());
  CHECK(profile->stamp().size() == 16);
}

TEST_CASE("rows that are no confusions are refused") {
  const char* row = GENERATE("ก\tข\tmany\t3\n", "ก\tข\t1\t0\n", "ก\tข\t-1\t5\n", "กขคง\tก\t1\t5\n",
                             "a\tข\t1\t5\n", "ก\tข\x01\t1\t5\n", "ก\tข\tnan\t5\n");
  CAPTURE(row);
  const auto profile = profile_of(row);
  REQUIRE_FALSE(profile);
  CHECK_THAT(profile.error().text(), Catch::Matchers::Contains("is no confusion"));
}

TEST_CASE("an empty table and a missing one are told") {
  CHECK_FALSE(profile_of(""));
  CHECK_FALSE(NoiseProfile::load("no/such/file.tsv"));
}

TEST_CASE("letters are misread as often as the profile says, and scaled") {
  const auto profile = profile_of("ก\tภ\t1\t10\n");
  REQUIRE(profile);
  const std::u32string text(20000, U'ก');
  CHECK(static_cast<double>(noise(text, *profile).size()) == Approx(2000).margin(150));
  CHECK(static_cast<double>(noise(text, *profile, 3 * true_scale).size()) ==
        Approx(6000).margin(250));
  CHECK(noise(text, *profile, 0).empty());
}

TEST_CASE("only Thai letters that are free are misread") {
  const auto profile = profile_of("ก\tภ\t1\t1\n\tข\t1\t1\n");
  REQUIRE(profile);
  const std::u32string text = U"กa1 ກ\nก";
  Taken taken(text.size());
  taken.take({0, 1});
  for (const Misprint& change : LetterNoise(text, taken, *profile, draws).changes(true_scale)) {
    CHECK(change.span.begin == 6);
  }
}

TEST_CASE("letters that stand for a kind become one of it") {
  const auto profile = profile_of("ก\txx\t15\t16\nข\t\xEF\xBF\xBD\t15\t16\n");
  REQUIRE(profile);
  const auto changes = noise(U"กกกกขขขข", *profile);
  REQUIRE_FALSE(changes.empty());
  for (const Misprint& change : changes) {
    CHECK(change.reason == Reason::ScriptIntrusion);
    for (const char32_t letter : change.seen) {
      CHECK(letter != any_foreign);
      CHECK_FALSE(is_thai(letter));
    }
  }
}

TEST_CASE("reasons tell what happened") {
  const auto profile = profile_of("ำ\t่า\t1\t1\nก\tภ\t1\t1\nข\tข \t1\t1\n");
  REQUIRE(profile);
  for (const Misprint& change : noise(U"จำกกกกขขขขขขขข", *profile)) {
    if (change.seen == U"่า") CHECK(change.reason == Reason::SaraAm);
    if (change.seen == U"ภ") CHECK(change.reason == Reason::Misspelling);
    if (change.seen == U"ข ") CHECK(change.reason == Reason::Spacing);
  }
}

TEST_CASE("Thai in Lao letters sounds alike; what Lao has no letter for stays") {
  CHECK(in_lao_letters(U"กำลัง") == U"ກຳລັງ");
  CHECK(in_lao_letters(U"คณะ") == U"ຄນະ");
  CHECK(in_lao_letters(U"ภ") == U"ພ");
  CHECK(in_lao_letters(U"ฤ").size() == 1);
}

TEST_CASE("stretches turn Lao as a whole") {
  const std::u32string text = U"กขคงจฉช abc ดตถทธน\nสั้น";
  Taken taken(text.size());
  std::vector<Misprint> changes;
  add_lao_runs(text, draws, whole_share, taken, changes);
  REQUIRE(changes.size() == 2);  // the third is too short
  CHECK(changes[0].span == CharSpan{0, 7});
  CHECK(changes[1].span == CharSpan{12, 18});
  CHECK(changes[1].reason == Reason::LaoRun);
  CHECK(taken.any({3, 4}));
  CHECK_FALSE(taken.any({7, 12}));
}

TEST_CASE("the end of a stretch is said again, from a whole letter, within the line") {
  const std::u32string text = U"นักเรียนไปโรงเรียนที่อยู่ใกล้บ้าน\nต่อไป";
  Taken taken(text.size());
  std::vector<Misprint> changes;
  add_repetition(text, draws, whole_share, taken, changes);
  REQUIRE(changes.size() == 1);
  const std::u32string phrase = U"รียนที่อยู่ใกล้บ้าน";
  CHECK(changes[0].span.size() == 0);
  CHECK(text[changes[0].span.end] == U'\n');
  REQUIRE(changes[0].seen.size() >= phrase.size());
  CHECK(changes[0].seen.ends_with(phrase));
  CHECK(seen(text, changes).ends_with(U"\nต่อไป"));
}

TEST_CASE("intruders stand for letters, never for marks") {
  const std::u32string text = U"ที่นี่";
  Taken taken(text.size());
  std::vector<Misprint> changes;
  add_intrusions(text, draws, whole_share, taken, changes);
  CHECK(changes.size() == 2);
  for (const Misprint& change : changes) CHECK_FALSE(is_thai(change.seen[0]));
}
