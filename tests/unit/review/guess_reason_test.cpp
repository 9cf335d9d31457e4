// SPDX-License-Identifier: Apache-2.0
#include "review/guess_reason.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace chamra;

TEST_CASE("letters tell the reason of a change") {
  const auto [before, after, reason] = GENERATE(table<std::string, std::string, Reason>({
      {"กํา", "กำ", Reason::Encoding},
      {"เเพ", "แพ", Reason::Encoding},
      {"อุสั�ง", "อุสั่ง", Reason::ReplacementChar},
      {"a\xFFก", "aข", Reason::ReplacementChar},
      {"มาร์ก沁", "มาร์กซ", Reason::ScriptIntrusion},
      {"สถาlin", "สตาลิน", Reason::ScriptIntrusion},
      {"ສົດສາລິນ", "สตาลิน", Reason::LaoRun},
      {"ชา วนา", "ชาวนา", Reason::Spacing},
      {"จ้านวน", "จำนวน", Reason::SaraAm},
      {"โี้เวียต", "โซเวียต", Reason::IllegalSequence},
      {"กัป", "กับ", Reason::Misspelling},
      {"ປະເທດ", "ປະເທີດ", Reason::Misspelling},
      {"", "กับ", Reason::Misspelling},
  }));
  CAPTURE(before, after);
  CHECK(name_of(guess_reason(before, after)) == name_of(reason));
}
