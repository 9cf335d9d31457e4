// SPDX-License-Identifier: Apache-2.0
// What a corrections file says about one page, in letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/span.hpp"
#include "edits/edit.hpp"

namespace chamra::evaluate {

/// Another reading with its weight, as the corrections file has it.
struct Reading {
  std::u32string text;
  double weight = 0;
};

/// A suspicion or a correction. Readings come best first, without repeats; those of a suspicion are
/// but offered.
struct Claim {
  CharSpan span;  // code points of the OCR page as written
  std::vector<std::u32string> readings;
  bool corrects = false;
  double confidence = 0;
  Reason reason = Reason::Misspelling;
  /// The candidates of the correction, which may name the OCR's own reading; weights as written.
  std::vector<Reading> weighed = {};
};

/// Rejected edits are left out. Errors: an edit whose `before` is not what the page has there.
Result<std::vector<Claim>> claims_of(const std::vector<Edit>& edits, std::string_view page,
                                     const std::string& path);

}  // namespace chamra::evaluate
