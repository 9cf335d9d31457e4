// SPDX-License-Identifier: Apache-2.0
#include "review/html.hpp"

#include <algorithm>
#include <map>

#include "edits/json_keys.hpp"
#include "report/html.hpp"
#include "review/page_data.hpp"
#include "review/page_parts.hpp"

namespace chamra {
namespace {

constexpr std::string_view data_mark = "@DATA@";

std::string_view picture_sources(Pictures pictures) {
  switch (pictures) {
    case Pictures::Linked:
      return "'self' file:";
    case Pictures::Embedded:
      return "data:";
    case Pictures::None:
      break;
  }
  return "'none'";
}

std::string policy_of(Pictures pictures) {
  return "default-src 'none'; script-src " + policy_source(page_script) + "; style-src " +
         policy_source(page_style) + "; img-src " + std::string(picture_sources(pictures)) +
         "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
         "trusted-types 'none'";
}

/// `part` with every mark replaced, in one pass: what is put in is not looked at again.
std::string filled(std::string_view part, const std::map<std::string_view, std::string>& marks) {
  std::string out;
  while (!part.empty()) {
    const std::size_t begin = std::min(part.find('@'), part.size());
    const std::size_t end = std::min(part.find('@', begin + 1), part.size() - 1) + 1;
    const auto mark = marks.find(part.substr(begin, end - begin));
    const std::size_t kept = mark == marks.end() ? std::min(begin + 1, part.size()) : begin;
    out += part.substr(0, kept);
    if (mark != marks.end()) out += mark->second;
    part.remove_prefix(mark == marks.end() ? kept : end);
  }
  return out;
}

}  // namespace

std::string html_head(std::string_view title, Pictures pictures) {
  return filled(page_frame.substr(0, page_frame.find(data_mark)),
                {{"@TITLE@", escaped(title)},
                 {"@POLICY@", policy_of(pictures)},
                 {"@STYLE@", std::string(page_style)}});
}

std::string html_page(std::string_view data) {
  return "<script type=\"application/json\" data-file>" + std::string(data) + "</script>\n";
}

std::string html_tail(const ReportFacts& facts) {
  Json json = {{"fingerprint", facts.fingerprint}, {"key", facts.key}};
  json["names"] = parse_json(facts.names);
  return R"(<script type="application/json" id="facts">)" + for_script_element(json_text(json)) +
         "</script>" +
         filled(page_frame.substr(page_frame.find(data_mark) + data_mark.size()),
                {{"@SCRIPT@", std::string(page_script)}});
}

}  // namespace chamra
