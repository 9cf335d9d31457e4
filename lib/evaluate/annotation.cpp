// SPDX-License-Identifier: Apache-2.0
#include "evaluate/annotation.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/number.hpp"
#include "base/utf8.hpp"

namespace chamra::evaluate {
namespace {

using Fields = std::array<std::string_view, 6>;

std::string_view without_carriage_return(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

/// The first six fields; none when there are fewer. A seventh and later ones are remarks.
std::optional<Fields> split(std::string_view line) {
  Fields fields;
  for (std::size_t k = 0; k < fields.size(); ++k) {
    const std::size_t tab = line.find('\t');
    fields[k] = line.substr(0, tab);
    const bool last = k + 1 == fields.size();
    if (tab == std::string_view::npos) return last ? std::optional(fields) : std::nullopt;
    line.remove_prefix(tab + 1);
  }
  return fields;
}

std::optional<Certainty> certainty_named(std::string_view name) {
  if (name == "sure") return Certainty::Sure;
  if (name == "likely") return Certainty::Likely;
  if (name == "unreadable") return Certainty::Unreadable;
  return std::nullopt;
}

/// The row, or what is wrong with it. `floor` is where the row before it ended.
std::string read_row(std::string_view line, std::u32string_view page, std::uint32_t floor,
                     AnnotatedSpan& row) {
  const auto fields = split(line);
  if (!fields) return "fewer than 6 fields, expected START END OCR GOLD CLASS CERTAINTY";
  const auto begin = number_in<std::uint32_t>((*fields)[0]),
             end = number_in<std::uint32_t>((*fields)[1]);
  if (!begin || !end) return "START and END must be whole numbers";
  if (*begin > *end || *end > page.size()) {
    return fmt::format("span {}-{} does not fit a page of {} code points", *begin, *end,
                       page.size());
  }
  if (*begin < floor) return "span begins inside the one before it; sort the rows by START";
  const auto certainty = certainty_named((*fields)[5]);
  if (!certainty) return "CERTAINTY must be sure, likely or unreadable";
  row = {{*begin, *end},
         to_utf32((*fields)[2]),
         to_utf32((*fields)[3]),
         std::string((*fields)[4]),
         *certainty};
  if (page.substr(*begin, *end - *begin) != row.ocr) {
    return fmt::format("the page has \"{}\" at {}-{}, not \"{}\"; count code points from 0",
                       to_utf8(page.substr(*begin, *end - *begin)), *begin, *end, (*fields)[2]);
  }
  return {};
}

constexpr std::array<std::pair<std::string_view, Reason>, 9> kinds{{
    {"sara-am", Reason::SaraAm},
    {"tone-mark", Reason::Misspelling},
    {"vowel", Reason::Misspelling},
    {"consonant", Reason::Misspelling},
    {"name", Reason::Name},
    {"real-word", Reason::RealWord},
    {"script-intrusion", Reason::ScriptIntrusion},
    {"lao-span", Reason::LaoRun},
    {"replacement-char", Reason::ReplacementChar},
}};

}  // namespace

Result<Annotation> parse_annotation(std::string_view bytes, std::string_view page_bytes,
                                    const std::string& path) {
  const std::u32string page = to_utf32(page_bytes);
  Annotation annotation;
  std::size_t line_number = 0;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = without_carriage_return(bytes.substr(0, end));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    ++line_number;
    if (line.empty() || line[0] == '#') continue;
    AnnotatedSpan row;
    const std::uint32_t floor = annotation.empty() ? 0 : annotation.back().span.end;
    if (auto trouble = read_row(line, page, floor, row); !trouble.empty()) {
      return Error{path, line_number, trouble};
    }
    annotation.push_back(std::move(row));
  }
  return annotation;
}

std::optional<Reason> reason_of_kind(std::string_view kind) {
  for (const auto& [name, reason] : kinds) {
    if (name == kind) return reason;
  }
  return reason_named(kind);
}

Restored restore(std::u32string_view ocr, const Annotation& annotation) {
  Restored restored;
  std::uint32_t done = 0;
  for (const AnnotatedSpan& row : annotation) {
    restored.text += ocr.substr(done, row.span.begin - done);
    const auto begin = static_cast<std::uint32_t>(restored.text.size());
    restored.text += row.certainty == Certainty::Unreadable ? row.ocr : row.gold;
    restored.places.push_back({begin, static_cast<std::uint32_t>(restored.text.size())});
    done = row.span.end;
  }
  restored.text += ocr.substr(done);
  return restored;
}

}  // namespace chamra::evaluate
