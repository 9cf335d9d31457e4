// SPDX-License-Identifier: Apache-2.0
#include "correct/document.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "text/windows.hpp"

namespace chamra {

namespace {

/// How many letters `bytes`, which have no line feed, take in a line. A byte order mark that begins
/// the file is none.
std::uint64_t columns_of(std::string_view bytes, bool file_begins) {
  constexpr char32_t byte_order_mark = 0xFEFF;
  std::uint64_t columns = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Step step = decode_utf8_step(bytes, at);
    if (at > 0 || !file_begins || step.letter != byte_order_mark) ++columns;
    at += step.bytes;
  }
  return columns;
}

bool has_line_end(std::string_view bytes) {
  return bytes.find('\n') != bytes.npos || bytes.find('\f') != bytes.npos;
}

}  // namespace

Place place_after(Place place, std::string_view bytes) {
  const auto lines = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  const bool file_begins = place.offset == 0 && lines == 0;
  if (lines > 0) place.column = 1;
  place.line += lines;
  place.column += columns_of(bytes.substr(bytes.rfind('\n') + 1), file_begins);
  place.offset += bytes.size();
  return place;
}

Result<bool> WindowCutter::fill() {
  const std::size_t before = buffer_.size();
  const auto count = read_more_(buffer_);
  if (!count) return count.error();
  complete_ = *count == 0;
  // Asking anew after every crumb of a slow pipe would cost quadratic time; only these can end a
  // window.
  return complete_ || buffer_.size() >= window_limit ||
         has_line_end(std::string_view(buffer_).substr(before));
}

Result<std::optional<Window>> WindowCutter::next() {
  std::size_t end = window_end(buffer_, complete_);
  while (end == 0 && !complete_) {
    const auto worth_asking = fill();
    if (!worth_asking) return worth_asking.error();
    if (*worth_asking) end = window_end(buffer_, complete_);
  }
  if (end == 0) return std::optional<Window>();
  Window window{buffer_.substr(0, end), place_};
  buffer_.erase(0, end);
  place_ = place_after(place_, window.bytes);
  return std::optional<Window>(std::move(window));
}

std::vector<Edit> corrections_of(const Window& window, const FindEdits& find) {
  std::vector<Edit> edits = find(window.bytes);
  const std::string_view bytes = window.bytes;
  Place place = window.start;
  for (Edit& edit : edits) {
    edit.span.begin += window.start.offset;
    edit.span.end += window.start.offset;
    const std::size_t from = place.offset - window.start.offset;
    place = place_after(place, bytes.substr(from, edit.span.begin - place.offset));
    edit.line = place.line;
    edit.column = place.column;
  }
  return edits;
}

Outcome correct_document(ReadMore read_more, const FindEdits& find, const WindowSink& sink) {
  WindowCutter cutter(std::move(read_more));
  for (;;) {
    const auto window = cutter.next();
    if (!window) return window.error();
    if (!*window) return Done{};
    if (auto outcome = sink(**window, corrections_of(**window, find)); !outcome) return outcome;
  }
}

}  // namespace chamra
