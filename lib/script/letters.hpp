// SPDX-License-Identifier: Apache-2.0
// Thai and Lao letters by their Unicode names: a bare combining mark in an editor is unreadable.
#pragma once

namespace chamra::letter {

inline constexpr char32_t ko_kai = 0x0E01, yo_ying = 0x0E0D, tho_than = 0x0E10, ro_rua = 0x0E23,
                          ru = 0x0E24, lo_ling = 0x0E25, lu = 0x0E26, ho_nokhuk = 0x0E2E,
                          paiyannoi = 0x0E2F, sara_a = 0x0E30, mai_han_akat = 0x0E31,
                          sara_aa = 0x0E32, sara_am = 0x0E33, sara_i = 0x0E34, sara_ii = 0x0E35,
                          sara_ue = 0x0E36, sara_uee = 0x0E37, sara_u = 0x0E38, sara_uu = 0x0E39,
                          phinthu = 0x0E3A, baht = 0x0E3F, sara_e = 0x0E40, sara_ae = 0x0E41,
                          sara_ai_maimalai = 0x0E44, lakkhangyao = 0x0E45, maiyamok = 0x0E46,
                          maitaikhu = 0x0E47, mai_ek = 0x0E48, mai_tho = 0x0E49, mai_tri = 0x0E4A,
                          mai_chattawa = 0x0E4B, thanthakhat = 0x0E4C, nikhahit = 0x0E4D,
                          yamakkan = 0x0E4E, fongman = 0x0E4F, thai_digit_zero = 0x0E50,
                          thai_digit_nine = 0x0E59, thai_last = 0x0E5B;

inline constexpr char32_t lao_first = 0x0E80, lao_sara_aa = 0x0EB2, lao_sara_am = 0x0EB3,
                          lao_niggahita = 0x0ECD, lao_sara_e = 0x0EC0, lao_sara_ei = 0x0EC1,
                          lao_mai_ek = 0x0EC8, lao_mai_catawa = 0x0ECB, lao_digit_zero = 0x0ED0,
                          lao_digit_nine = 0x0ED9, lao_ho_no = 0x0EDC, lao_ho_mo = 0x0EDD,
                          lao_last = 0x0EDF;

inline constexpr char32_t line_feed = U'\n', carriage_return = U'\r', form_feed = U'\f',
                          blank = U' ', no_break_space = 0x00A0, replacement = 0xFFFD;

}  // namespace chamra::letter
