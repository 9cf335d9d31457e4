// SPDX-License-Identifier: Apache-2.0
// What people wrote down about the garble of one page: rows of "start end ocr gold class
// certainty", tab-separated, places in code points of the OCR page as written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/span.hpp"
#include "edits/reason.hpp"

namespace chamra::evaluate {

enum class Certainty : std::uint8_t { Sure, Likely, Unreadable };

struct AnnotatedSpan {
  CharSpan span;
  std::u32string ocr, gold;
  std::string kind;  // the class as written
  Certainty certainty = Certainty::Sure;
};

/// Ascending and not overlapping.
using Annotation = std::vector<AnnotatedSpan>;

/// Lines that are empty or begin with # are passed over. `path` names the file in errors: too few
/// fields, a place that is no number, spans out of order, letters that are not those of `page`.
Result<Annotation> parse_annotation(std::string_view bytes, std::string_view page_bytes,
                                    const std::string& path);

/// The program's reason for a class of the annotation; none for what is not its business
/// (punctuation, layout junk).
[[nodiscard]] std::optional<Reason> reason_of_kind(std::string_view kind);

/// The page as it should read: every span but the unreadable ones replaced. Places are those of the
/// spans in it.
struct Restored {
  std::u32string text;
  std::vector<CharSpan> places;
};
[[nodiscard]] Restored restore(std::u32string_view ocr, const Annotation& annotation);

}  // namespace chamra::evaluate
