// SPDX-License-Identifier: Apache-2.0
#include "correct/document.hpp"

#include "base/utf8.hpp"
#include "text/windows.hpp"

namespace chamra {

Place place_after(Place place, std::string_view bytes) {
  constexpr char32_t byte_order_mark = 0xFEFF;
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Step step = decode_utf8_step(bytes, at);
    const bool mark_of_file = step.letter == byte_order_mark && place.offset == 0;
    at += step.bytes;
    place.offset += step.bytes;
    if (step.letter == U'\n') {
      ++place.line;
      place.column = 1;
    } else if (!mark_of_file) {
      ++place.column;
    }
  }
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
         buffer_.find_first_of("\n\f", before) != std::string::npos;
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
