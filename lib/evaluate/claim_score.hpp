// SPDX-License-Identifier: Apache-2.0
// Claims held against the truth: was there something wrong, is the proposed reading right, is the
// truth among the candidates, and does the confidence keep its word.
#pragma once

#include <array>
#include <vector>

#include "evaluate/claim_map.hpp"
#include "evaluate/detection.hpp"

namespace chamra::evaluate {

/// Errors with a reason, and for how many the corrections offer the truth first, or among the first
/// five.
struct CandidateCount {
  std::size_t errors = 0, first = 0, first_five = 0;
  CandidateCount& operator+=(const CandidateCount& other);
};
using CandidatesByReason = std::array<CandidateCount, reason_count>;

/// One correction with its confidence, and whether it is what the truth has there.
struct JudgedCorrection {
  double confidence = 0;
  bool right = false;
  Reason reason = Reason::Misspelling;
};

struct ClaimScore {
  Detection detection;  // claims and errors that overlap
  Detection letters;    // see letter_detection.hpp
  CandidatesByReason candidates{};
  std::vector<JudgedCorrection> corrections;
  /// For each error that a right correction touches, the confidence of the surest of these.
  std::vector<double> healed;
};

/// Claims about spellings that the fold makes equal are passed over; so are those that touch only
/// spans which are unreadable or not the program's business. Errors of no known reason go by the
/// reason of the first claim on them.
[[nodiscard]] ClaimScore score_claims(const ClaimMap& map);
[[nodiscard]] ClaimScore score_claims(const ClaimedPage& page, const std::vector<Claim>& claims);

}  // namespace chamra::evaluate
