// SPDX-License-Identifier: Apache-2.0
// Corrections that reviewers of a book rejected: they are not proposed again.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edits/decision.hpp"

namespace chamra {

/// What counts is the change itself and the letters around it, not where the correction began and
/// ended. A place that was suspected, and said to be right, is not corrected either. A verdict
/// without the letters around it (a corrections file edited by hand) is one on the form: its place
/// cannot be told.
class Rejections {
 public:
  Rejections() = default;
  explicit Rejections(const std::vector<Decision>& decisions);

  [[nodiscard]] bool empty() const { return changes_.empty() && suspicions_.empty(); }

  /// Was `edit` (its span in bytes of `window`) rejected: as a form anywhere, or at a place where
  /// the letters around are the same? The file does not count, so that a verdict outlives renamed
  /// pages.
  [[nodiscard]] bool holds(const Edit& edit, std::string_view window) const;

 private:
  using Change = std::pair<std::string, std::string>;  // the letters that differ: before, after
  /// `form`: all of these letters must stand around, not only as far as the page is known.
  struct Place {
    Neighbours around;
    bool form;
  };
  using Places = std::vector<Place>;

  [[nodiscard]] static bool is_one_of(const Places& places, ByteSpan span, std::string_view window);

  std::map<Change, Places> changes_;
  std::map<std::string, Places> suspicions_;  // by what was suspected
};

}  // namespace chamra
