// SPDX-License-Identifier: Apache-2.0
// A page and its corrections as a diff for a terminal: lines as they are, changes marked inside
// them, so that a script without blanks shows the word that changed and not the whole line.
//
//   --- before/p1.txt
//   +++ after/p1.txt
//   @@ -1,2 +1,2 @@
//   กินข้าว[-น้้า-]{+น้ำ+}
//   ดื่ม
#pragma once

#include <cstddef>
#include <string>

#include "review/review_file.hpp"

namespace chamra {

/// `context`: unchanged lines shown around changes. `colour`: terminal escapes instead of brackets.
struct DiffStyle {
  std::size_t context = 3;
  bool colour = false;
};

/// Empty when no edit changes the page. Needs the page; edits that do not fit it, or overlap an
/// earlier one, are left out. What a terminal would obey or hide is spelt out (report/text.hpp).
[[nodiscard]] std::string text_diff(const ReviewFile& file, const std::string& before_name,
                                    const std::string& after_name, const DiffStyle& style);

}  // namespace chamra
