// SPDX-License-Identifier: Apache-2.0
// What a corrections file says about one page, held against the truth: was there something wrong,
// is the proposed reading right, is the truth among the candidates, and does the confidence keep
// its word.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "edits/edit.hpp"
#include "evaluate/annotation.hpp"
#include "evaluate/canonical.hpp"

namespace chamra::evaluate {

/// A suspicion (no readings) or a correction; readings come best first, without repeats.
struct Claim {
  CharSpan span;  // code points of the OCR page as written
  std::vector<std::u32string> readings;
  double confidence = 0;
  Reason reason = Reason::Misspelling;
};

/// Rejected edits are left out. Errors: an edit whose `before` is not what the page has there.
Result<std::vector<Claim>> claims_of(const std::vector<Edit>& edits, std::string_view page,
                                     const std::string& path);

/// Flags (claims of any kind) and errors that overlap, for precision and recall.
struct Detection {
  std::size_t flags = 0, right_flags = 0, errors = 0, found = 0;

  Detection& operator+=(const Detection& other);
  [[nodiscard]] std::optional<double> precision() const;
  [[nodiscard]] std::optional<double> recall() const;
  [[nodiscard]] std::optional<double> f1() const;
};

/// Errors with a reason, and for how many the corrections offer the truth first, or among the first
/// five.
struct CandidateCount {
  std::size_t errors = 0, first = 0, first_five = 0;
};
using CandidatesByReason = std::array<CandidateCount, reason_count>;

/// One correction with its confidence, and whether it is what the truth has there.
struct JudgedCorrection {
  double confidence = 0;
  bool right = false;
};

struct ClaimScore {
  Detection detection;
  CandidatesByReason candidates{};
  std::vector<JudgedCorrection> corrections;
};

/// The page the claims are about. `annotation`: null to take every difference between OCR and truth
/// for an error, of no known reason. `partial`: claims that touch no annotated span are neither
/// right nor wrong.
struct ClaimedPage {
  std::u32string_view ocr, truth;  // as written
  const Annotation* annotation = nullptr;
  bool partial = false;
  Fold fold = canonical;
};

/// Claims about spellings that the fold makes equal are passed over; so are those that touch only
/// spans which are unreadable or not the program's business.
[[nodiscard]] ClaimScore score_claims(const ClaimedPage& page, const std::vector<Claim>& claims);

}  // namespace chamra::evaluate
