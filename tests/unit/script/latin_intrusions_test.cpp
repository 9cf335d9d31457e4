// SPDX-License-Identifier: Apache-2.0
#include "script/latin_intrusions.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

TEST_CASE("small Latin letters that touch Thai ones are suspects") {
  CHECK(find_latin_intrusions(U"คือสถาalinต้อง") == std::vector<CharSpan>{{6, 10}});
  CHECK(find_latin_intrusions(U"บุตรarin ท้า") == std::vector<CharSpan>{{4, 8}});
  CHECK(find_latin_intrusions(U"สามjawawak").size() == 1);
}

TEST_CASE("names, abbreviations, units and Latin that stands apart are none") {
  for (const char32_t* text : {U"ระบบDNAของมนุษย์", U"ค่าpHของน้ำ", U"ยาว10cmและ", U"วิตามินcและ",
                               U"ใช้ email ส่ง", U"โปรแกรมWordใช้", U"the and of", U""})
    CHECK(find_latin_intrusions(text).empty());
}
