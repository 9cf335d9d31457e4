// SPDX-License-Identifier: Apache-2.0
// HTML as it grows: tables, headings and figures of a report.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace chamra::evaluate {

/// Everything that is no markup is escaped on its way in; `raw` takes markup only.
class Html {
 public:
  void raw(std::string_view markup) { html_ += markup; }
  void heading(std::string_view text);
  void note(std::string_view text);
  /// Begins a table.
  void head_row(std::initializer_list<std::string_view> cells);
  void row(const std::vector<std::string>& cells);
  void end_table() { html_ += "</table>\n"; }
  /// `svg` is markup.
  void figure(const std::string& svg, std::string_view caption);
  [[nodiscard]] std::string take() { return std::move(html_); }

 private:
  std::string html_;
};

}  // namespace chamra::evaluate
