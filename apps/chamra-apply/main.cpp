// SPDX-License-Identifier: Apache-2.0
// chamra-apply: accepted and sure corrections are made, or taken back. Only the command line.
#include "chamra-apply/apply.hpp"
#include "chamra-apply/undo.hpp"
#include "common/exit_code.hpp"
#include "common/usage.hpp"

namespace {

using namespace chamra;

constexpr const char* tool = "chamra-apply";
constexpr const char* about =
    "Makes corrections in the files that a corrections file names: what a person accepted, and "
    "what\n"
    "is proposed at or above --min-confidence; never what was rejected or is applied already.\n"
    "Of corrections of the same bytes, an accepted one goes before a proposed one, then the more\n"
    "confident, then the earlier. Every run is written down in a ledger, and can be undone.";
constexpr const char* example =
    "chamra-apply decisions.jsonl pages/ --in-place\n"
    "  chamra-apply --undo pages/chamra-ledger.jsonl";

struct Line {
  std::vector<std::string> reasons, ids;
  std::string first, second, undo, only;
  cli::ApplyOptions apply;
  bool quiet = false;
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
      ->check(cli::probability_objection)
      ->capture_default_str();
  app.add_option("--only", line.only, "accepted: apply no proposals, however sure")
      ->type_name("accepted")
      ->check([](const std::string& name) {
        return name == "accepted" ? "" : "expected accepted, found " + name;
      });
  app.add_option("--reason", line.reasons, "Apply only corrections of this reason; may be repeated")
      ->type_name("R")
      ->allow_extra_args(false)
      ->check(reason_objection);
}

void add_places(CLI::App& app, Line& line) {
  app.add_option(
      "CORRECTIONS", line.first,
      "Corrections or decisions, JSON Lines; - for standard input (left out with --undo)");
  app.add_option("PAGES", line.second,
                 "Folder that the file names in them are relative to (default: the current one)");
  app.add_option(
         "-o,--output", line.apply.output,
         "Folder for the new pages; standard output if neither this nor --in-place is given")
      ->type_name("DIR");
  app.add_flag("--in-place", line.apply.in_place,
               "Change the files themselves (each replaced in one step)");
  app.add_option("--ledger", line.apply.ledger,
                 "Ledger to append to (default: chamra-ledger.jsonl in the folder that is written)")
      ->type_name("FILE");
}

void add_undo(CLI::App& app, Line& line) {
  app.add_option("--undo", line.undo,
                 "Take back what this ledger says was applied; the files are in PAGES (default: "
                 "where the ledger is)")
      ->type_name("LEDGER");
  app.add_option("--id", line.ids, "With --undo: take back only this one; may be repeated")
      ->type_name("ID")
      ->allow_extra_args(false);
}

/// What cannot be asked for together with --undo; empty when all is well.
std::string contradiction(const CLI::App& app, const Line& line) {
  if (line.undo.empty()) return line.ids.empty() ? "" : "--id needs --undo LEDGER";
  if (!line.second.empty()) return "--undo LEDGER takes one folder at most, and no corrections";
  for (const char* other : {"--output", "--ledger", "--min-confidence", "--only", "--reason"})
    if (app.count(other) > 0) return std::string("--undo works in place and takes no ") + other;
  return {};
}

int run_undo(const Line& line, cli::Console& console) {
  cli::UndoOptions options{line.undo, line.first, {}};
  options.wish = {line.ids.empty(), {line.ids.begin(), line.ids.end()}};
  return cli::undo(options, console);
}

int run_apply(Line& line, cli::Console& console) {
  cli::ApplyOptions& options = line.apply;
  options.corrections = line.first;
  options.pages = line.second;
  options.policy.only_accepted = !line.only.empty();
  for (const std::string& name : line.reasons)
    options.policy.reasons.push_back(*reason_named(name));
  return cli::apply(options, console);
}

int run_tool(const CLI::App& app, Line& line, cli::Console& console) {
  std::string why = contradiction(app, line);
  if (why.empty() && line.undo.empty() && line.first.empty())
    why = "CORRECTIONS is missing; give a corrections file, or - for standard input";
  if (why.empty()) return line.undo.empty() ? run_apply(line, console) : run_undo(line, console);
  console.complain({"", 0, why});
  return console.exit_code();
}

int run(int argc, char** argv) {
  Line line;
  CLI::App app(about, tool);
  cli::introduce(app, tool, example, "", "trouble with some file (the rest was done)");
  cli::add_version(app, tool);
  add_places(app, line);
  add_choice(app, line);
  add_undo(app, line);
  app.add_flag("-q,--quiet", line.quiet, "No summary and no notes; errors are still told");
  if (const auto code = cli::parse_arguments(app, argc, argv)) return *code;
  cli::Console console(tool);
  console.set_quiet(line.quiet);
  console.show_progress(false);
  return run_tool(app, line, console);
}

}  // namespace

int main(int argc, char** argv) {
  return cli::guarded(tool, [&] { return run(argc, argv); });
}
