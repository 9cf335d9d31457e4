// SPDX-License-Identifier: Apache-2.0
// chamra-evaluate: how good is a correction? Only the command line; the measuring is in
// lib/evaluate.
#include <unicode/uvernum.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <thread>

#include "evaluate/evaluate.hpp"
#include "evaluate/report.hpp"
#include "evaluate/yardstick.hpp"

namespace {

namespace evaluate = chamra::evaluate;

enum ExitCode : int { exit_done = 0, exit_missed = 1, exit_trouble = 2 };

constexpr const char* tool = "chamra-evaluate";
constexpr const char* about =
    "Measures OCR pages, and corrected pages, against their truth: error rates before and after, "
    "harm done, annotated "
    "spans mended, and how far the confidences of a corrections file can be trusted. Files, or "
    "folders whose files are "
    "paired by name. Spelling variants that look alike are folded first, on all sides.";
constexpr const char* example =
    "Example:\n"
    "  chamra-fix -o fixed book/ocr && chamra-evaluate book/ocr book/truth fixed\n"
    "prints error rates before and after, with the improvement and the harm.\n\n"
    "Exit status: 0 done; 1 a bound was missed (--check); 2 trouble with some input (the rest was "
    "measured).";

struct CommandLine {
  evaluate::Options options;
  std::string format = "text", yardstick, output;
  bool per_page = false, quiet = false, check = false;
  double min_improvement = 0, max_harm = 100;
};

void add_inputs(CLI::App& app, CommandLine& line) {
  evaluate::SetPaths& paths = line.options.paths;
  app.add_option("OCR", paths.ocr, "Pages as OCR had them")->required();
  app.add_option("TRUTH", paths.truth, "The same pages as they should read")->required();
  app.add_option("FIXED", paths.fixed, "The same pages after correction; - for standard input");
  app.add_option("--include", paths.include, "Which files of a folder are pages")
      ->expected(1)
      ->capture_default_str();
  app.add_option("--spans", paths.spans,
                 "Annotated errors, DIR/NAME.tsv for NAME.txt: start, end (code points from 0), "
                 "ocr, gold, class, "
                 "certainty (sure, likely, unreadable)")
      ->type_name("DIR");
  app.add_option("--partial", paths.partial,
                 "List of pages, one name a line, whose errors are not all annotated: changes "
                 "outside their spans are "
                 "not counted as harm or false alarm")
      ->type_name("FILE");
  app.add_option("--corrections", line.options.corrections,
                 "Corrections (JSON Lines) made from OCR: also measure detection, candidates and "
                 "confidences")
      ->type_name("FILE");
}

void add_manner(CLI::App& app, CommandLine& line) {
  app.add_flag("--raw", line.options.raw,
               "Compare letters as written, without folding spelling variants");
  app.add_option("--min-confidence", line.options.threshold,
                 "Confidence from which corrections count as applied, for their precision")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  app.add_option(
         "--yardstick", line.yardstick,
         "Print the lines of the older scoring programs instead: 'spans' (with --spans) or 'pairs'")
      ->check(CLI::IsMember({"spans", "pairs"}));
  app.add_option("-j,--jobs", line.options.jobs,
                 "Pages measured at a time; the result is the same for any number")
      ->check(CLI::Range(1, 1024))
      ->default_str("all cores");
}

void add_results(CLI::App& app, CommandLine& line) {
  app.add_option("--format", line.format, "text or json (shares of 1, all pages)")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app.add_flag("--per-page", line.per_page, "A line for each page, too (text)");
  app.add_option("-o,--output", line.output, "Write the report to FILE instead of standard output")
      ->type_name("FILE");
  auto* check =
      app.add_flag("--check", line.check,
                   "Exit 1 when a bound is missed; without other bounds, when pages became worse");
  app.add_option("--min-improvement", line.min_improvement,
                 "Bound for --check: share of the errors (code points) that must be gone")
      ->type_name("PERCENT")
      ->needs(check)
      ->capture_default_str();
  app.add_option("--max-harm", line.max_harm,
                 "Bound for --check: right letters that may be wrong afterwards")
      ->type_name("PERCENT")
      ->needs(check)
      ->capture_default_str();
  app.add_flag("-q,--quiet", line.quiet, "No notes on standard error; trouble is still told");
}

void complain(const chamra::Error& error) {
  std::fprintf(stderr, "%s: %s\n", tool, error.text().c_str());
}

/// Writes all or says why not. A reader that has gone away is no trouble.
int put(const std::string& text, const std::string& path) {
  std::FILE* file = path.empty() ? stdout : std::fopen(path.c_str(), "wb");
  bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file != nullptr && (path.empty() ? std::fflush(file) : std::fclose(file)) != 0)
    written = false;
  if (written || (path.empty() && errno == EPIPE)) return exit_done;
  complain(
      {path.empty() ? "standard output" : path, 0,
       std::string("not written (") + std::strerror(errno) + "); give a writable place with -o"});
  return exit_trouble;
}

int print_yardstick(const CommandLine& line) {
  const bool spans = line.yardstick == "spans";
  if (spans && line.options.paths.spans.empty()) {
    complain({"", 0, "--yardstick spans needs the annotations, --spans DIR"});
    return exit_trouble;
  }
  const auto figures = spans ? evaluate::yardstick_spans(line.options.paths)
                             : evaluate::yardstick_pairs(line.options.paths);
  if (!figures) {
    complain(figures.error());
    return exit_trouble;
  }
  for (const chamra::Error& trouble : figures->troubles) complain(trouble);
  const int written = put(figures->text, line.output);
  return figures->troubles.empty() ? written : exit_trouble;
}

/// 1 when a bound was missed, after saying which.
int check_bounds(const CommandLine& line, const evaluate::Summary& summary) {
  if (!line.check) return exit_done;
  const auto misses = evaluate::missed(summary, {line.min_improvement / 100, line.max_harm / 100});
  for (const std::string& miss : misses) std::fprintf(stderr, "%s: %s\n", tool, miss.c_str());
  return misses.empty() ? exit_done : exit_missed;
}

int print_evaluation(const CommandLine& line) {
  const auto evaluation = evaluate::evaluate(line.options);
  if (!evaluation) {
    complain(evaluation.error());
    return exit_trouble;
  }
  for (const chamra::Error& trouble : evaluation->troubles) complain(trouble);
  for (const std::string& note : evaluation->notes) {
    if (!line.quiet) std::fprintf(stderr, "%s: %s\n", tool, note.c_str());
  }
  const evaluate::Summary summary = evaluate::summarize(*evaluation);
  const int written = put(line.format == "json" ? json_report(*evaluation, summary)
                                                : text_report(*evaluation, summary, line.per_page),
                          line.output);
  if (!evaluation->troubles.empty() || written != exit_done) return exit_trouble;
  return check_bounds(line, summary);
}

std::string version() { return std::string(tool) + " " CHAMRA_VERSION " (ICU " U_ICU_VERSION ")"; }

int run(int argc, char** argv) {
  CommandLine line;
  line.options.jobs = std::max(1U, std::thread::hardware_concurrency());
  CLI::App app(about, tool);
  app.footer(example);
  app.set_version_flag("--version", version());
  add_inputs(app, line);
  add_manner(app, line);
  add_results(app, line);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_done : exit_trouble;
  }
  if (line.check && line.options.paths.fixed.empty()) {
    complain({"", 0, "--check needs corrected pages, the third argument"});
    return exit_trouble;
  }
  return line.yardstick.empty() ? print_evaluation(line) : print_yardstick(line);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    complain({"", 0, error.what()});
    return exit_trouble;
  }
}
