// SPDX-License-Identifier: Apache-2.0
// What OCR is made to misread: letters of the clean text and what is seen for them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "edits/reason.hpp"

namespace chamra {

/// `span` of the clean text (may be empty) is seen as `seen` (may be empty). Neither holds a line
/// break.
struct Misprint {
  CharSpan span;
  std::u32string seen;
  Reason reason = Reason::Misspelling;
};

/// Which letters are spoken for, so that two kinds of noise never meet.
class Taken {
 public:
  explicit Taken(std::size_t letters) : taken_(letters, false) {}

  [[nodiscard]] bool any(CharSpan span) const;
  void take(CharSpan span);

 private:
  std::vector<bool> taken_;
};

}  // namespace chamra
