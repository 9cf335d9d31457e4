// SPDX-License-Identifier: Apache-2.0
#include "script/lao_thai.hpp"

#include <array>

#include "script/script_of.hpp"

namespace chamra {
namespace {

struct Row {
  char32_t lao;
  std::u32string_view nearest, others, finals = {};
};

// Letters whose twin is not simply 0x80 below, or that stand for more than their twin.
constexpr std::array rows = {
    Row{0x0E84, U"ค", U"ฆ"},
    Row{0x0E88, U"จ", U""},
    Row{0x0E8A, U"ซ", U"ชฌ"},
    Row{0x0E8D, U"ย", U"ญ"},
    Row{0x0E94, U"ด", U"ฎ", U"จตทธสศษชฐ"},
    Row{0x0E95, U"ต", U"ฏ"},
    Row{0x0E96, U"ถ", U"ฐ"},
    Row{0x0E97, U"ท", U"ธฑฒ"},
    Row{0x0E99, U"น", U"ณ", U"รลญฬ"},
    Row{0x0E9E, U"พ", U"ภ"},
    Row{0x0E9A, U"บ", U"", U"ปพภ"},
    Row{0x0E81, U"ก", U"", U"ขคฆ"},
    Row{0x0EC4, U"ไ", U"ใ"},
    Row{0x0EC3, U"ใ", U"ไ"},
    Row{0x0ECD, U"อ", U"\u0E47"},
    Row{0x0EA2, U"ย", U"ญ"},
    Row{0x0EA3, U"ร", U""},
    Row{0x0EA5, U"ล", U"รฬ"},
    Row{0x0EAA, U"ส", U"ศษซ"},
    Row{0x0EAB, U"ห", U""},
    Row{0x0EAE, U"ฮ", U"ร"},
    Row{0x0EAD, U"อ", U""},
    Row{0x0EB1, U"\u0E31", U"ะ"},
    Row{0x0EBB, U"โ", U"\u0E47"},
    Row{0x0EBC, U"ล", U"ร"},
    Row{0x0EBD, U"ย", U""},
    Row{0x0EDC, U"หน", U""},
    Row{0x0EDD, U"หม", U""},
};

constexpr std::u32string_view thai_block =
    U"\u0E00\u0E01\u0E02\u0E03\u0E04\u0E05\u0E06\u0E07\u0E08\u0E09\u0E0A\u0E0B\u0E0C\u0E0D\u0E0E"
    U"\u0E0F"
    U"\u0E10\u0E11\u0E12\u0E13\u0E14\u0E15\u0E16\u0E17\u0E18\u0E19\u0E1A\u0E1B\u0E1C\u0E1D\u0E1E"
    U"\u0E1F"
    U"\u0E20\u0E21\u0E22\u0E23\u0E24\u0E25\u0E26\u0E27\u0E28\u0E29\u0E2A\u0E2B\u0E2C\u0E2D\u0E2E"
    U"\u0E2F"
    U"\u0E30\u0E31\u0E32\u0E33\u0E34\u0E35\u0E36\u0E37\u0E38\u0E39\u0E3A\u0E3B\u0E3C\u0E3D\u0E3E"
    U"\u0E3F"
    U"\u0E40\u0E41\u0E42\u0E43\u0E44\u0E45\u0E46\u0E47\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E4D\u0E4E"
    U"\u0E4F";

}  // namespace

LaoReading thai_readings(char32_t lao) {
  for (const Row& row : rows) {
    if (row.lao == lao) return {row.nearest, row.others, row.finals};
  }
  if (!is_lao(lao) || lao - 0x0E80 >= thai_block.size()) return {};
  return {thai_block.substr(lao - 0x0E80, 1), {}, {}};
}

}  // namespace chamra
