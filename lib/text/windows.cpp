// SPDX-License-Identifier: Apache-2.0
#include "text/windows.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/landmark.hpp"
#include "base/utf8.hpp"

namespace chamra {
namespace {

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Whether `letter` leans on the one before it: marks, and the vowels written after a consonant.
bool leans_back(char32_t letter) {
  const char32_t thai = letter >= 0x0E80 && letter <= 0x0EFF ? letter - 0x80 : letter;
  if (thai >= 0x0E30 && thai <= 0x0E3A) return true;
  if (thai >= 0x0E45 && thai <= 0x0E4E) return true;
  const auto kind = u_charType(static_cast<UChar32>(letter));
  return kind == U_NON_SPACING_MARK || kind == U_COMBINING_SPACING_MARK || kind == U_ENCLOSING_MARK;
}

/// Sara e and its like stand before their consonant.
bool leans_forward(char32_t letter) {
  return (letter >= 0x0E40 && letter <= 0x0E44) || (letter >= 0x0EC0 && letter <= 0x0EC4);
}

std::size_t letter_start(std::string_view text, std::size_t at) {
  std::size_t start = at;
  while (start > 0 && at - start < 3 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80)
    --start;
  return start + decode_utf8_step(text, start).bytes > at ? start : at;
}

/// Where to cut a line that fills the whole limit. Looks back at most a sixteenth of it for a good
/// place, so that a line of marks alone still costs linear time.
std::size_t cut_in_line(std::string_view line) {
  if (const auto blank = line.find_last_of(" \t");
      blank != std::string_view::npos && blank >= line.size() / 2)
    return blank + 1;
  const std::size_t last = letter_start(line, line.size() - 4);
  for (std::size_t at = last; at > line.size() - window_limit / 16;) {
    const std::size_t before = letter_start(line, at - 1);
    if (!leans_back(decode_utf8_step(line, at).letter) &&
        !leans_forward(decode_utf8_step(line, before).letter))
      return at;
    at = before;
  }
  return last;
}

/// For a window that ran into the limit inside a line: before that line, or inside it when it is
/// the only one.
std::size_t cut_at_limit(std::string_view window) {
  const auto line_feed = window.rfind('\n');
  return line_feed == std::string_view::npos ? cut_in_line(window) : line_feed + 1;
}

/// Where the next line feed or form feed stands in `text` from `at` on; npos when there is none.
std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t line_feed = text.find('\n', at);
  const std::size_t form_feed = text.substr(0, line_feed).find('\f', at);
  return form_feed != std::string_view::npos ? form_feed : line_feed;
}

}  // namespace

std::size_t window_end(std::string_view rest, bool complete) {
  const std::string_view window = rest.substr(0, window_limit);
  std::size_t at = 0;
  std::size_t paragraph = 0;
  Landmark landmark;
  for (std::size_t lines = 1;; ++lines) {
    const std::size_t stop = line_end(window, at);
    if (stop == std::string_view::npos) break;
    const std::size_t next = stop + 1;
    if (window[stop] == '\f') return next;
    const bool half = lines >= window_lines / 2 || next >= window_bytes / 2;
    const std::string_view line = window.substr(at, next - at);
    if (half && is_blank_line(line)) paragraph = next;
    if (half) landmark.see(line, next);
    if (lines >= window_lines || next >= window_bytes)
      return paragraph != 0 ? paragraph : landmark.place();
    at = next;
  }
  if (rest.size() >= window_limit) return cut_at_limit(window);
  return complete ? rest.size() : 0;
}

}  // namespace chamra
