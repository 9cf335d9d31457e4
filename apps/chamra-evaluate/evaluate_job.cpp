// SPDX-License-Identifier: Apache-2.0
#include "chamra-evaluate/evaluate_job.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "chamra-evaluate/words.hpp"
#include "common/exit_code.hpp"
#include "common/listing.hpp"
#include "evaluate/report.hpp"
#include "evaluate/yardstick.hpp"

namespace chamra::cli {
namespace {

/// The input that the report would be written over; empty when none is.
std::string overwritten(const EvaluateOptions& options) {
  if (options.output.empty()) return {};
  evaluate::SetPaths paths = options.evaluate.paths;
  std::vector<Input> inputs = {{options.evaluate.corrections, {}, {}}, {paths.partial, {}, {}}};
  paths.partial.clear();  // it may be a pipe, to be read once
  if (const auto set = find_pages(paths)) {
    for (const evaluate::PageFiles& page : set->pages) {
      for (const std::string& path : {page.ocr, page.truth, page.fixed, page.spans}) {
        inputs.push_back({path, {}, {}});
      }
    }
  }
  return InputFiles(inputs).same_as(options.output);
}

/// Failures are told; a reader that has gone away is no trouble.
void write_report(const std::string& text, const std::string& path, Console& console) {
  auto listing = Listing::open(path, Format::Text);
  if (!listing) return console.complain(listing.error());
  auto outcome = listing->add_text(text);
  if (outcome) outcome = listing->close();
  if (!outcome) console.complain(outcome.error());
}

int print_yardstick(const EvaluateOptions& options, Console& console) {
  const bool spans = options.yardstick == Yardstick::Spans;
  if (spans && options.evaluate.paths.spans.empty()) {
    console.complain({"", 0, "--yardstick spans needs the annotations, --spans DIR"});
    return exit_trouble;
  }
  const auto figures = spans ? evaluate::yardstick_spans(options.evaluate.paths)
                             : evaluate::yardstick_pairs(options.evaluate.paths);
  if (!figures) {
    console.complain(figures.error());
    return exit_trouble;
  }
  for (const Error& trouble : figures->troubles) console.complain(trouble);
  write_report(figures->text, options.output, console);
  return console.exit_code();
}

std::string report_of(const EvaluateOptions& options, const evaluate::Evaluation& evaluation,
                      const evaluate::Summary& summary) {
  switch (options.format) {
    case ReportFormat::Json:
      return json_report(evaluation, summary);
    case ReportFormat::Html:
      return html_report(evaluation, summary);
    default:
      return text_report(evaluation, summary, options.per_page);
  }
}

/// 1 when a bound was missed, after saying which.
int check_bounds(const EvaluateOptions& options, const evaluate::Summary& summary,
                 Console& console) {
  if (!options.check) return exit_done;
  const auto misses =
      evaluate::missed(summary, {options.min_improvement / 100, options.max_harm / 100});
  for (const std::string& miss : misses) console.note(miss);
  return misses.empty() ? exit_done : exit_found;
}

int print_evaluation(const EvaluateOptions& options, Console& console) {
  const auto evaluation = evaluate::evaluate(options.evaluate);
  if (!evaluation) {
    console.complain(evaluation.error());
    return exit_trouble;
  }
  for (const Error& trouble : evaluation->troubles) console.complain(trouble);
  for (const std::string& note : evaluation->notes) console.note(note);
  const evaluate::Summary summary = evaluate::summarize(*evaluation);
  write_report(report_of(options, *evaluation, summary), options.output, console);
  const int missed = check_bounds(options, summary, console);
  return console.had_trouble() ? console.exit_code() : missed;
}

/// The dictionary to cut words with. None: told, and trouble only when it was asked for by name.
std::optional<Knowledge> load_words(const EvaluateOptions& options, Console& console) {
  if (options.no_words) return std::nullopt;
  auto knowledge = load_knowledge({options.dictionaries, {}, {}});
  if (knowledge) return std::move(*knowledge);
  if (!options.dictionaries.empty()) {
    console.complain(knowledge.error());
  } else {
    console.note("words are not measured: " + knowledge.error().text());
  }
  return std::nullopt;
}

}  // namespace

int evaluate_pages(const EvaluateOptions& options, Console& console) {
  const auto& paths = options.evaluate.paths;
  const std::vector<std::string> read = {paths.ocr,   paths.truth,   paths.fixed,
                                         paths.spans, paths.partial, options.evaluate.corrections};
  if (std::count(read.begin(), read.end(), "-") > 1) {
    console.complain({{}, 0, "standard input can be read once; name files for the rest"});
    return console.exit_code();
  }
  if (const std::string input = overwritten(options); !input.empty()) {
    console.complain({options.output, 0, "is an input (" + input + "); choose another output"});
    return exit_trouble;
  }
  if (options.yardstick != Yardstick::None) return print_yardstick(options, console);
  EvaluateOptions complete = options;
  const auto knowledge = load_words(options, console);
  if (knowledge) complete.evaluate.segmenter = segmenter_of(*knowledge);
  if (options.format == ReportFormat::Html) complete.evaluate.shown_lines = shown_lines;
  return print_evaluation(complete, console);
}

}  // namespace chamra::cli
