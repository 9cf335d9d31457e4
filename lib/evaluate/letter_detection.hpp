// SPDX-License-Identifier: Apache-2.0
// Detection letter by letter: which letters of the OCR page are wrong, and which do the claims
// point at.
//
//   places of "abc":   . a . b . c .     a letter that is wrong or too much, or a gap (.) where
//                                        letters are missing
// A correction points at the places it would change, a suspicion at all letters of its span; a gap
// inside or beside a suspicion is found by it but is no false alarm.
#pragma once

#include "evaluate/claim_map.hpp"
#include "evaluate/detection.hpp"

namespace chamra::evaluate {

/// Places are those an alignment of the OCR page changes: with the truth, and with the page that
/// all corrections make of it. Places that are not judged (see ClaimMap) count for nothing.
[[nodiscard]] Detection detect_letters(const ClaimMap& map);

}  // namespace chamra::evaluate
