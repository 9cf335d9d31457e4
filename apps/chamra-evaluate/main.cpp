// SPDX-License-Identifier: Apache-2.0
// chamra-evaluate: how good is a correction?
#include "chamra-evaluate/evaluate_job.hpp"
#include "common/exit_code.hpp"
#include "common/usage.hpp"

namespace {

using namespace chamra::cli;

constexpr const char* tool = "chamra-evaluate";
constexpr const char* about =
    "Measures OCR pages, and corrected pages, against their truth: error rates before and after,\n"
    "harm done, annotated spans mended, confusions, and how far the confidences of a corrections\n"
    "file can be trusted. Files, or folders whose files are paired by name. Spelling variants "
    "that\n"
    "look alike are folded first, on all sides.";
constexpr const char* example =
    "chamra-fix -o mended/ pages/ && chamra-evaluate pages/ truth/ mended/\n"
    "prints error rates before and after, with the improvement and the harm.";

/// One of a few names, each with its value.
template <class Value>
void add_choice(CLI::App& app, const std::string& option, Value& value, const std::string& meaning,
                const std::vector<std::pair<std::string, Value>>& choices) {
  std::vector<std::string> names;
  for (const auto& choice : choices) names.push_back(choice.first);
  app.add_option_function<std::string>(
         option,
         [&value, choices](const std::string& name) {
           for (const auto& choice : choices) {
             if (choice.first == name) value = choice.second;
           }
         },
         meaning)
      ->check(CLI::IsMember(names));
}

void add_inputs(CLI::App& app, EvaluateOptions& options) {
  chamra::evaluate::SetPaths& paths = options.evaluate.paths;
  app.add_option("OCR", paths.ocr, "Pages as OCR had them")->required();
  app.add_option("TRUTH", paths.truth, "The same pages as they should read")->required();
  app.add_option("FIXED", paths.fixed, "The same pages after correction; - for standard input");
  chamra::cli::add_include(app, paths.include);
  app.add_option("--spans", paths.spans,
                 "Annotated errors, DIR/NAME.tsv for NAME.txt: start, end (code points from 0), "
                 "ocr, gold, class, certainty (sure, likely, unreadable)")
      ->type_name("DIR");
  app.add_option("--partial", paths.partial,
                 "List of pages, one name a line, whose errors are not all annotated: changes "
                 "outside their spans are not counted as harm or false alarm")
      ->type_name("FILE");
  app.add_option("--corrections", options.evaluate.corrections,
                 "Corrections (JSON Lines) made from OCR: also measure detection, candidates and "
                 "confidences")
      ->type_name("FILE");
}

void add_manner(CLI::App& app, EvaluateOptions& options) {
  app.add_flag("--raw", options.evaluate.raw,
               "Compare letters as written, without folding spelling variants");
  app.add_option("--min-confidence", options.evaluate.threshold,
                 "Confidence from which corrections count as applied, for their precision")
      ->type_name("P")
      ->check(probability_objection)
      ->capture_default_str();
  app.add_option("--dictionaries", options.dictionaries,
                 "Folder of compiled tables to cut words with, instead of the installed ones")
      ->type_name("DIR");
  app.add_flag("--no-words", options.no_words, "Do not measure words: no dictionary is needed");
  add_choice<Yardstick>(app, "--yardstick", options.yardstick,
                        "Print the lines of the older scoring programs instead: spans (with "
                        "--spans) or pairs",
                        {{"spans", Yardstick::Spans}, {"pairs", Yardstick::Pairs}});
  add_jobs(app, options.evaluate.jobs,
           "Pages measured at a time; the result is the same for any number");
}

void add_results(CLI::App& app, EvaluateOptions& options) {
  add_choice<ReportFormat>(
      app, "--format", options.format,
      "text (the default), json (shares of 1, all pages) or html (with plots; for a browser)",
      {{"text", ReportFormat::Text}, {"json", ReportFormat::Json}, {"html", ReportFormat::Html}});
  app.add_flag("--per-page", options.per_page, "A line for each page, too (text)");
  app.add_option("-o,--output", options.output,
                 "Where the report goes; standard output if not given")
      ->type_name("FILE");
}

std::string percent_objection(const std::string& text) {
  return chamra::cli::number_objection(text, 0, 100);
}

void add_bounds(CLI::App& app, EvaluateOptions& options) {
  auto* check =
      app.add_flag("--check", options.check,
                   "Exit 1 when a bound is missed; without other bounds, when errors were added");
  app.add_option("--min-improvement", options.min_improvement,
                 "Bound for --check: share of the errors (code points) that must be gone")
      ->type_name("PERCENT")
      ->check(percent_objection)
      ->needs(check)
      ->capture_default_str();
  app.add_option("--max-harm", options.max_harm,
                 "Bound for --check: right letters that may be wrong afterwards")
      ->type_name("PERCENT")
      ->check(percent_objection)
      ->needs(check)
      ->capture_default_str();
}

int run(int argc, char** argv) {
  EvaluateOptions options;
  bool quiet = false;
  CLI::App app(about, tool);
  introduce(app, tool, example, "a bound was missed, under --check only");
  add_version(app, tool);
  add_inputs(app, options);
  add_manner(app, options);
  add_results(app, options);
  add_bounds(app, options);
  app.add_flag("-q,--quiet", quiet, "No notes on standard error; trouble is still told");
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  Console console(tool);
  console.set_quiet(quiet);
  if (options.check && options.evaluate.paths.fixed.empty()) {
    console.complain({"", 0, "--check needs corrected pages, the third argument"});
    return exit_trouble;
  }
  return evaluate_pages(options, console);
}

}  // namespace

int main(int argc, char** argv) {
  return guarded(tool, [&] { return run(argc, argv); });
}
