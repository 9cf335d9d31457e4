// SPDX-License-Identifier: Apache-2.0
// Where reviewed pages go, one after the other: into a browser page, a diff, a list, counts.
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "chamra-review/options.hpp"
#include "common/listing.hpp"
#include "review/review_file.hpp"

namespace chamra::cli {

/// A page under review. `picture`: path of its scan, empty when there is none. The names head a
/// diff.
struct Shown {
  ReviewFile file;
  std::string before_name, after_name, picture;
};

/// What all pages have in common. `title`: text.
struct ReviewFacts {
  std::string title, fingerprint;
};

/// begin, add..., end.
class View {
 public:
  View() = default;
  View(const View&) = delete;
  View& operator=(const View&) = delete;
  virtual ~View() = default;

  virtual Outcome begin(const ReviewFacts& facts) = 0;
  virtual Outcome add(const Shown& shown) = 0;
  virtual Outcome end() = 0;
};

/// The view that `options` ask for, writing to `listing`.
[[nodiscard]] std::unique_ptr<View> make_view(const ReviewOptions& options, Listing& listing);

}  // namespace chamra::cli
