// SPDX-License-Identifier: Apache-2.0
// Corrections that reviewers of a book rejected: they are not proposed again.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edits/decision.hpp"

namespace chamra {

/// A verdict without the letters around it (a corrections file edited by hand) is one on the form:
/// its place cannot be told.
class Rejections {
 public:
  Rejections() = default;
  explicit Rejections(const std::vector<Decision>& decisions);

  [[nodiscard]] bool empty() const { return forms_.empty() && places_.empty(); }

  /// Was `edit` (its span in bytes of `window`) rejected: as a form anywhere, or at a place where
  /// the letters around are the same? The file does not count, so that a verdict outlives renamed
  /// pages.
  [[nodiscard]] bool holds(const Edit& edit, std::string_view window) const;

 private:
  using Form = std::pair<std::string, std::string>;  // before, after
  std::set<Form> forms_;
  std::map<Form, std::vector<Neighbours>> places_;
};

}  // namespace chamra
