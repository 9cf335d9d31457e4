// SPDX-License-Identifier: Apache-2.0
#include "edits/reason.hpp"

#include <algorithm>

namespace chamra {
namespace {

// In the order of Reason.
constexpr std::array<std::string_view, reason_count> names = {
    "encoding",  "illegal-sequence", "replacement-char", "script-intrusion",
    "lao-run",   "sara-am",          "misspelling",      "name",
    "real-word", "spacing",          "repetition"};

}  // namespace

std::string_view name_of(Reason reason) { return names[static_cast<std::size_t>(reason)]; }

std::optional<Reason> reason_named(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Reason>(found - names.begin());
}

}  // namespace chamra
