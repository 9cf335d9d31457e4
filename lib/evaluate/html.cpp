// SPDX-License-Identifier: Apache-2.0
#include "evaluate/html.hpp"

#include <fmt/format.h>

#include "report/html.hpp"

namespace chamra::evaluate {

void Html::heading(std::string_view text) { html_ += fmt::format("<h2>{}</h2>\n", escaped(text)); }

void Html::note(std::string_view text) {
  html_ += fmt::format("<p class=\"soft\">{}</p>\n", escaped(text));
}

void Html::head_row(std::initializer_list<std::string_view> cells) {
  html_ += "<table>\n<tr>";
  for (const std::string_view cell : cells) html_ += fmt::format("<th>{}</th>", escaped(cell));
  html_ += "</tr>\n";
}

void Html::row(const std::vector<std::string>& cells) {
  html_ += "<tr>";
  for (const std::string& cell : cells) html_ += fmt::format("<td>{}</td>", escaped(cell));
  html_ += "</tr>\n";
}

void Html::figure(const std::string& svg, std::string_view caption) {
  html_ += fmt::format("<figure>{}<figcaption>{}</figcaption></figure>\n", svg, escaped(caption));
}

}  // namespace chamra::evaluate
