// SPDX-License-Identifier: Apache-2.0
#include "evaluate/html_lines.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "evaluate/figures.hpp"
#include "report/html.hpp"
#include "report/text.hpp"

namespace chamra::evaluate {
namespace {

std::string_view class_of(Mark mark) {
  switch (mark) {
    case Mark::Healed:
      return "healed";
    case Mark::Wrong:
      return "wrong";
    case Mark::Broken:
      return "broken";
    default:
      return "";
  }
}

std::string runs_html(const std::vector<Run>& runs) {
  std::string out;
  for (const Run& run : runs) {
    const std::string text = run.mark == Mark::Same ? visible(to_utf8(run.text)) : shown(run.text);
    if (run.mark == Mark::Same) {
      out += escaped(text);
    } else {
      out += fmt::format("<span class=\"{}\">{}</span>", class_of(run.mark), escaped(text));
    }
  }
  return out;
}

void write_row(std::string_view name, const std::vector<Run>& runs, Html& out) {
  out.raw(fmt::format("<tr><th>{}</th><td>{}</td></tr>\n", name, runs_html(runs)));
}

void write_line(const ShownLine& line, bool fixed, Html& out) {
  out.raw(fmt::format("<p class=\"place\">{}:{}</p>\n<table class=\"lines\">\n",
                      escaped(visible(line.page)), line.line));
  write_row("OCR", line.ocr, out);
  if (fixed) write_row("corrected", line.fixed, out);
  write_row("truth", line.truth, out);
  out.end_table();
}

class LinesOfTurns {
 public:
  LinesOfTurns(const Evaluation& evaluation, const Summary& summary, Html& out)
      : evaluation_(evaluation), summary_(summary), out_(out) {}

  void write(Turn turn, std::string_view title) {
    const auto& lines = summary_.lines[static_cast<std::size_t>(turn)];
    if (lines.empty()) return;
    const bool cut = lines.size() == evaluation_.shown_lines;
    out_.raw(fmt::format("<h3>{}{}</h3>\n", escaped(title),
                         cut ? fmt::format(", the first {}", lines.size()) : ""));
    for (const ShownLine& line : lines) write_line(line, evaluation_.measured.fixed, out_);
  }

 private:
  const Evaluation& evaluation_;
  const Summary& summary_;
  Html& out_;
};

}  // namespace

void write_side_by_side(const Evaluation& evaluation, const Summary& summary, Html& out) {
  out.heading("Side by side");
  out.raw(
      "<p class=\"soft\">Marked: <span class=\"wrong\">not as in the truth</span>, "
      "<span class=\"healed\">mended</span>, <span class=\"broken\">right before, wrong "
      "now</span>.</p>\n");
  LinesOfTurns lines(evaluation, summary, out);
  if (!evaluation.measured.fixed) return lines.write(Turn::Left, "Lines with errors");
  lines.write(Turn::Worse, "Made worse");
  lines.write(Turn::Better, "Made better");
  lines.write(Turn::Left, "With as many errors as before");
}

}  // namespace chamra::evaluate
