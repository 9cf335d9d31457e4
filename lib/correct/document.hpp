// SPDX-License-Identifier: Apache-2.0
// A document of any length as a row of windows, so that memory stays bounded whatever comes.
//
//   bytes --WindowCutter--> Window --corrections_of--> Edit[] in positions of the document
//
// Cutting is sequential and cheap; finding corrections is neither, and may run for many windows at
// a time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "edits/edit.hpp"

namespace chamra {

/// A place in a document: bytes from 0, line and column from 1, column in code points (a byte order
/// mark is none).
struct Place {
  std::uint64_t offset = 0, line = 1, column = 1;
};

/// The place `bytes` further on. A line ends after its line feed; a form feed is a letter like
/// others.
[[nodiscard]] Place place_after(Place place, std::string_view bytes);

struct Window {
  std::string bytes;
  Place start;
};

/// Appends some bytes of the document to `buffer` and gives their number, 0 at its end.
using ReadMore = std::function<Result<std::size_t>(std::string& buffer)>;

/// The windows of a document in order (see text/windows.hpp); holds at most one window and one
/// read.
class WindowCutter {
 public:
  explicit WindowCutter(ReadMore read_more) : read_more_(std::move(read_more)) {}

  /// Nothing at the end. Errors: those of `read_more`.
  Result<std::optional<Window>> next();

 private:
  Result<bool> fill();

  ReadMore read_more_;
  std::string buffer_;
  Place place_;
  bool complete_ = false;
};

/// Corrections of one window in its own bytes, as find_edits gives them.
using FindEdits = std::function<std::vector<Edit>(std::string_view window)>;

/// The same in positions of the document, with line and column.
[[nodiscard]] std::vector<Edit> corrections_of(const Window& window, const FindEdits& find);

/// Whole documents, one window after the other. Errors: those of `read_more` and of `sink`, which
/// ends the walk.
using WindowSink = std::function<Outcome(const Window& window, std::vector<Edit> edits)>;
Outcome correct_document(ReadMore read_more, const FindEdits& find, const WindowSink& sink);

}  // namespace chamra
