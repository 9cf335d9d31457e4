// SPDX-License-Identifier: Apache-2.0
// chamra-review: before and after, for people. Needs no tables.
#include "chamra-review/review.hpp"
#include "common/usage.hpp"

namespace {

using namespace chamra;

constexpr const char* tool = "chamra-review";
constexpr const char* about =
    "Shows corrections, or what differs between two versions of pages: as one HTML file in which\n"
    "a reviewer accepts and rejects, as a diff for terminals, as JSON Lines, or counted.\n"
    "Arguments: CORRECTIONS [PAGES], or BEFORE AFTER (two files or two folders).";
constexpr const char* example =
    "chamra-suggest -o corrections.jsonl pages/\n"
    "  chamra-review corrections.jsonl pages/ -o review.html\n\n"
    "As git's external diff:\n"
    "  GIT_EXTERNAL_DIFF='chamra-review --git' git diff";

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
  cli::add_include(app, options.include);
  cli::add_encoding(app, options.encoding, "Pages are not UTF-8 but this (windows-874...)");
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
      ->check(cli::count_objection)
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

int run(int argc, char** argv) {
  cli::ReviewOptions options;
  WantedView wanted;
  CLI::App app(about, tool);
  cli::introduce(app, tool, example, "something was shown, under --check only");
  cli::add_version(app, tool);
  add_input_options(app, options);
  add_output_options(app, options, wanted);
  if (const auto code = cli::parse_arguments(app, argc, argv)) return *code;
  options.view = view_of(wanted, options.git);
  cli::Console console(tool);
  console.set_quiet(options.quiet);
  if (const std::string why = objection(options); !why.empty()) {
    console.complain({{}, 0, why});
    return console.exit_code();
  }
  return cli::review(options, console);
}

}  // namespace

int main(int argc, char** argv) {
  return cli::guarded(tool, [&] { return run(argc, argv); });
}
