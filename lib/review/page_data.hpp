// SPDX-License-Identifier: Apache-2.0
// One page under review as the data block that the browser page reads: JSON that cannot end the
// block it stands in, whatever the page holds.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "review/review_file.hpp"

namespace chamra {

/// {"file","bytes","sha256","text","image","edits":[...]}: each edit has the keys of the
/// corrections format, "at" (UTF-16 offsets in "text"), and "verdict" where there is one. `text` is
/// left out where the page is missing, `image` where it is empty. Letters that browsers would read
/// as markup are escaped.
[[nodiscard]] std::string page_data(const ReviewFile& file, const std::string& image);

/// JSON with every `<` written as an escape, so that it can stand in a script element.
[[nodiscard]] std::string for_script_element(std::string_view json);

/// The code points of what is before and after in `file`, added to `letters`.
void add_letters(const ReviewFile& file, std::set<char32_t>& letters);

/// {"ก":"THAI CHARACTER KO KAI",...}, for at most a few thousand of `letters`.
[[nodiscard]] std::string letter_names(const std::set<char32_t>& letters);

}  // namespace chamra
