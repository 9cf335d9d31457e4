// SPDX-License-Identifier: Apache-2.0
// chamra-review: before and after, for people. Needs no tables.
#include <unicode/uvernum.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <optional>

#include "chamra-review/review.hpp"
#include "common/encoding.hpp"
#include "common/exit_code.hpp"
#include "common/output.hpp"

namespace {

using namespace chamra;

constexpr const char* tool = "chamra-review";
constexpr const char* about =
    "Shows corrections, or what differs between two versions of pages: as one HTML file in which\n"
    "a reviewer accepts and rejects, as a diff for terminals, as JSON Lines, or counted.\n"
    "Arguments: CORRECTIONS [PAGES], or BEFORE AFTER (two files or two folders).";
constexpr const char* example =
    "Example:\n"
    "  chamra-suggest -o corrections.jsonl pages/\n"
    "  chamra-review corrections.jsonl pages/ -o review.html\n\n"
    "As git's external diff:\n"
    "  GIT_EXTERNAL_DIFF='chamra-review --git' git diff\n\n"
    "Exit status: 0 done; 1 something was shown, under --check only; 2 trouble or wrong usage.";

/// The view as it was typed.
struct WantedView {
  std::string format;
  bool summary = false;
};

std::string one_of(const std::string& name, std::initializer_list<const char*> names) {
  std::string all;
  for (const char* known : names) {
    if (name == known) return {};
    all += (all.empty() ? "" : ", ") + std::string(known);
  }
  return "expected one of " + all + "; found " + name;
}

void add_input_options(CLI::App& app, cli::ReviewOptions& options) {
  app.add_option("inputs", options.paths,
                 "CORRECTIONS [PAGES], or BEFORE AFTER; - for corrections from standard input")
      ->type_name("PATH");
  app.add_option("--decisions", options.decisions,
                 "Verdicts of earlier reviews, to be shown; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--include", options.include,
                 "Names to take from folders, as the shell writes them; may be repeated")
      ->type_name("GLOB")
      ->allow_extra_args(false)
      ->capture_default_str();
  app.add_option("--encoding", options.encoding, "Pages are not UTF-8 but this (windows-874...)")
      ->type_name("NAME")
      ->check([](const std::string& name) {
        const auto converter = cli::Converter::open(name);
        return converter ? std::string() : converter.error().message;
      });
  app.add_flag("--git", options.git,
               "The arguments are those that git gives to an external diff; means --format text");
}

void add_output_options(CLI::App& app, cli::ReviewOptions& options, WantedView& wanted) {
  app.add_option("-o,--output", options.output, "The report; standard output if not given")
      ->type_name("FILE");
  app.add_option("--format", wanted.format,
                 "html (the default), text (a diff) or jsonl (corrections)")
      ->type_name("html|text|jsonl")
      ->check([](const std::string& name) {
        return one_of(name, {"html", "text", "jsonl"});
      });
  app.add_flag("--summary", wanted.summary,
               "Counts by reason and file, and the most frequent forms");
  app.add_option("-U,--unified", options.context, "Unchanged lines around changes, for text")
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--color", options.colour, "always, never, or auto: on terminals only")
      ->type_name("WHEN")
      ->check([](const std::string& name) {
        return one_of(name, {"always", "never", "auto"});
      });
  app.add_flag("--embed-images", options.embed_images,
               "Put the scans into the report instead of linking them");
  app.add_flag("--check", options.check, "Exit status 1 when something was shown");
  app.add_flag("-q,--quiet", options.quiet, "Only errors on standard error");
}

cli::ViewKind view_of(const WantedView& wanted, bool git) {
  if (wanted.summary) return cli::ViewKind::Summary;
  if (wanted.format == "jsonl") return cli::ViewKind::JsonLines;
  const bool text = wanted.format == "text" || (git && wanted.format.empty());
  return text ? cli::ViewKind::Text : cli::ViewKind::Html;
}

/// What is wrong with the number of arguments; empty when nothing is.
std::string objection(const cli::ReviewOptions& options) {
  const std::size_t count = options.paths.size();
  if (options.git && count != 1 && count < 7)
    return "--git: " + std::to_string(count) + " arguments, expected the 7 that git gives";
  if (!options.git && count > 2) return std::to_string(count) + " arguments, expected at most 2";
  return {};
}

int run(const cli::ReviewOptions& options) {
  cli::Console console(tool);
  cli::ignore_write_signals();
  console.set_quiet(options.quiet);
  if (const std::string why = objection(options); !why.empty()) {
    console.complain({{}, 0, why});
    return console.exit_code();
  }
  return cli::review(options, console);
}

/// An exit code when nothing is left to do.
std::optional<int> parse(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::exit_done : cli::exit_trouble;
  }
  return std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  cli::ReviewOptions options;
  WantedView wanted;
  CLI::App app(about, tool);
  app.footer(example);
  app.failure_message([](const CLI::App*, const CLI::Error& error) {
    return std::string(tool) + ": " + error.what() + "\nTry " + tool + " --help.\n";
  });
  app.set_version_flag("--version",
                       std::string(tool) + " " + CHAMRA_VERSION + "\nicu " + U_ICU_VERSION);
  add_input_options(app, options);
  add_output_options(app, options, wanted);
  if (const auto code = parse(app, argc, argv)) return *code;
  options.view = view_of(wanted, options.git);
  try {
    return run(options);
  } catch (const std::exception& error) {
    cli::Console(tool).complain({{}, 0, std::string("gave up (") + error.what() + ")"});
    return cli::exit_trouble;
  }
}
