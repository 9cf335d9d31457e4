// SPDX-License-Identifier: Apache-2.0
// Earlier verdicts laid on corrections: by place, else by form.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "edits/decision.hpp"
#include "review/review_file.hpp"

namespace chamra {

class Verdicts {
 public:
  explicit Verdicts(std::vector<Decision> decisions);

  /// Gives each edit of `file` the verdict on its id; else the one found again (find_again) at its
  /// place, where the page is there; else that of scope `form` on its before and after.
  void lay_on(ReviewFile& file);

  /// How many have been laid on nothing so far.
  [[nodiscard]] std::size_t unused() const { return decisions_.size() - used_.size(); }
  [[nodiscard]] std::size_t size() const { return decisions_.size(); }

 private:
  using Form = std::pair<std::string, std::optional<std::string>>;  // before, after

  std::vector<Decision> decisions_;
  std::map<std::string, std::vector<const Decision*>> by_file_;
  std::map<Form, const Decision*> by_form_;
  std::set<const Decision*> used_;
};

}  // namespace chamra
