// SPDX-License-Identifier: Apache-2.0
// What is done to one file: corrections asked for, weighed against what its history says and what
// stands in it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "edits/correction_set.hpp"
#include "edits/policy.hpp"
#include "ledger/history.hpp"

namespace chamra {

/// A file as it lies there. `holds`: whether these bytes stand at `span`; `parts_letter`: whether a
/// letter of UTF-8 begins before that byte and ends behind it.
struct PresentFile {
  FileState state;
  std::function<bool(ByteSpan span, const std::string& bytes)> holds;
  std::function<bool(std::uint64_t at)> parts_letter;
};

/// A correction that should have been made and is not, and why, as it goes on after "byte N (ID) ".
struct LeftOut {
  const RequestedEdit* asked = nullptr;
  std::string why;
};

/// `changes`: in order, without their places in the new file; `made`: what was asked for, for each.
/// `already`: what was asked for and is in force.
struct ApplyPlan {
  std::vector<Change> changes;
  std::vector<const RequestedEdit*> made, already;
  std::vector<LeftOut> left_out;
};

/// Points into `requests`. `history` must stand on the present state, or know nothing of the file.
/// Errors: the file is neither the one that the corrections were made for, nor has become what it
/// is by changes that the history knows; then nothing of it may be done.
Result<ApplyPlan> plan_apply(const FileRequests& requests, const Policy& policy,
                             const History& history, const PresentFile& file);

}  // namespace chamra
