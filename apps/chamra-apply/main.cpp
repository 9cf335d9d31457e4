// SPDX-License-Identifier: Apache-2.0
// chamra-apply: accepted and sure corrections are made, or taken back. Only the command line.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <optional>

#include "chamra-apply/apply.hpp"
#include "chamra-apply/undo.hpp"
#include "common/exit_code.hpp"
#include "common/output.hpp"

namespace {

using namespace chamra;

constexpr const char* tool = "chamra-apply";
constexpr const char* about =
    "Makes corrections in the files that a corrections file names: what a person accepted, and what\n"
    "is proposed at or above --min-confidence; never what was rejected or is applied already.\n"
    "Of corrections of the same bytes, an accepted one goes before a proposed one, then the more\n"
    "confident, then the earlier. Every run is written down in a ledger, and can be undone.";
constexpr const char* example =
    "Example:\n"
    "  chamra-apply decisions.jsonl pages/ --in-place\n"
    "  chamra-apply --undo pages/chamra-ledger.jsonl\n"
    "\n"
    "Exit status: 0 done; 2 trouble with some file (the rest was done) or wrong usage.";

struct Line {
  std::vector<std::string> paths, reasons, ids;
  std::string undo, only;
  cli::ApplyOptions apply;
  bool quiet = false, version = false;
};

std::string reason_objection(const std::string& name) {
  std::string known;
  for (std::size_t k = 0; k < reason_count; ++k)
    known += (k > 0 ? ", " : "") + std::string(name_of(static_cast<Reason>(k)));
  return reason_named(name) ? "" : "expected one of " + known + ", found " + name;
}

void add_choice(CLI::App& app, Line& line) {
  app.add_option("--min-confidence", line.apply.policy.min_confidence,
                 "Proposals at least so sure are applied; from 0 to 1")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  app.add_option("--only", line.only, "accepted: apply no proposals, however sure")
      ->type_name("accepted")
      ->check(CLI::IsMember({"accepted"}));
  app.add_option("--reason", line.reasons, "Apply only corrections of this reason; may be repeated")
      ->type_name("R")
      ->allow_extra_args(false)
      ->check(reason_objection);
}

void add_places(CLI::App& app, Line& line) {
  app.add_option("paths", line.paths,
                 "CORRECTIONS (JSON Lines; - for standard input), then the folder that its file "
                 "names are relative to (default: the current one)")
      ->type_name("CORRECTIONS [PAGES]")
      ->expected(0, 2);
  app.add_option("-o,--output", line.apply.output,
                 "Folder for the new pages; standard output if neither this nor --in-place is given")
      ->type_name("DIR");
  app.add_flag("--in-place", line.apply.in_place,
               "Change the files themselves (each replaced in one step)");
  app.add_option("--ledger", line.apply.ledger,
                 "Ledger to append to (default: chamra-ledger.jsonl in the folder that is written)")
      ->type_name("FILE");
}

void add_undo(CLI::App& app, Line& line) {
  auto* undo = app.add_option("--undo", line.undo,
                              "Take back what this ledger says was applied (PAGES: where its "
                              "files are, if not beside it)")
                   ->type_name("LEDGER");
  app.add_option("--id", line.ids, "Take back only this correction; may be repeated")
      ->type_name("ID")
      ->allow_extra_args(false)
      ->needs(undo);
  for (const char* other : {"-o", "--ledger", "--min-confidence", "--only", "--reason"})
    undo->excludes(app.get_option(other));
}

int run_undo(const Line& line, cli::Console& console) {
  if (line.paths.size() > 1) {
    console.complain({"", 0, "--undo LEDGER takes one folder at most, not corrections"});
    return console.exit_code();
  }
  cli::UndoOptions options{line.undo, line.paths.empty() ? "" : line.paths[0], {}};
  options.wish = {line.ids.empty(), {line.ids.begin(), line.ids.end()}};
  return cli::undo(options, console);
}

int run_apply(Line& line, cli::Console& console) {
  if (line.paths.empty()) {
    console.complain({"", 0, "CORRECTIONS is missing; give a corrections file, or - for standard input"});
    return console.exit_code();
  }
  cli::ApplyOptions& options = line.apply;
  options.corrections = line.paths[0];
  if (line.paths.size() > 1) options.pages = line.paths[1];
  options.policy.only_accepted = !line.only.empty();
  for (const std::string& name : line.reasons)
    options.policy.reasons.push_back(*reason_named(name));
  return cli::apply(options, console);
}

/// An exit code when there is nothing left to do.
std::optional<int> parse(CLI::App& app, int argc, char** argv) {
  app.footer(example);
  app.failure_message([](const CLI::App*, const CLI::Error& error) {
    return std::string(tool) + ": " + error.what() + "\nTry " + tool + " --help.\n";
  });
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::exit_done : cli::exit_trouble;
  }
  return std::nullopt;
}

int run(int argc, char** argv) {
  Line line;
  CLI::App app(about, tool);
  app.add_flag("--version", line.version, "Program version");
  add_places(app, line);
  add_choice(app, line);
  add_undo(app, line);
  app.add_flag("-q,--quiet", line.quiet, "No summary and no notes; errors are still told");
  if (const auto code = parse(app, argc, argv)) return *code;
  if (line.version) {
    std::printf("%s %s\n", tool, CHAMRA_VERSION);
    return cli::exit_done;
  }
  cli::ignore_write_signals();
  cli::Console console(tool);
  console.set_quiet(line.quiet);
  console.show_progress(false);
  return line.undo.empty() ? run_apply(line, console) : run_undo(line, console);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    chamra::cli::Console(tool).complain({{}, 0, std::string("gave up (") + error.what() + ")"});
    return chamra::cli::exit_trouble;
  }
}
