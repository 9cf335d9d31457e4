// SPDX-License-Identifier: Apache-2.0
// The whole river: bytes of a window in, suspicions and corrections out.
#pragma once

#include <string_view>
#include <vector>

#include "correct/finding.hpp"
#include "correct/knowledge.hpp"
#include "edits/edit.hpp"
#include "edits/policy.hpp"
#include "lattice/decoder.hpp"

namespace chamra {

/// What is asked of the river. `encoding`: report repairs of spellings that look right but are not.
/// `evidence`: tell what confidences rest on. `words_left`: with it, also tell of every word that
/// the search went into and left as it stands, however little speaks against it. `rivals`: where
/// not sought, suspicions are not cut to what is one misreading; corrections are the same.
/// `made_from`: confidence of corrections that will be made; others, and suspicions, hide no repair
/// that is surer than they are.
struct CorrectOptions {
  bool encoding = true;
  bool evidence = false;
  bool words_left = false;
  Rivals rivals = Rivals::Sought;
  double made_from = Policy().min_confidence;
  DecoderOptions search = {};
};

/// Suspicions and corrections of one window of a document, by position, never overlapping. Spans
/// are bytes of `window`; line and column are left at 1. Total: any bytes are legal input. Same
/// input and knowledge, same output. Cost: linear in the window. Thread-safe: `knowledge` is only
/// read.
[[nodiscard]] std::vector<Edit> find_edits(std::string_view window, const Knowledge& knowledge,
                                           const CorrectOptions& options);

}  // namespace chamra
