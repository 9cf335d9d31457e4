// SPDX-License-Identifier: Apache-2.0
// The report as one HTML file that needs nothing else: frame, style and script from page/, data of
// each page between them. Its policy allows only its own style and script, and pictures as asked.
#pragma once

#include <string>
#include <string_view>

namespace chamra {

/// Which pictures the report may show: none, files beside it, or those it carries.
enum class Pictures { None, Linked, Embedded };

/// What is before the data. `title` is text.
[[nodiscard]] std::string html_head(std::string_view title, Pictures pictures);

/// The data of one page, as page_data gives it.
[[nodiscard]] std::string html_page(std::string_view data);

/// `key`: what decisions are stored under; the same for the same corrections. `names`: as
/// letter_names gives them.
struct ReportFacts {
  std::string fingerprint, key, names;
};
[[nodiscard]] std::string html_tail(const ReportFacts& facts);

}  // namespace chamra
