// SPDX-License-Identifier: Apache-2.0
#include "common/command_line.hpp"

#include <cstdio>

#include "common/adapt.hpp"
#include "common/memory.hpp"

namespace chamra::cli {
namespace {

std::string format_objection(const std::string& name) {
  return name == "text" || name == "jsonl" ? "" : "expected text or jsonl, found " + name;
}

void add_knowledge_options(CLI::App& app, CommonOptions& options) {
  add_dictionaries(app, options.knowledge.dictionaries);
  app.add_option("--lexicon", options.knowledge.lexicons,
                 "Your own words: one a line, a table with the word first, or a Hunspell .dic "
                 "with its .aff; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  auto* book = app.add_option("--book", options.knowledge.book,
                              "Folder of what chamra-learn learnt from this book")
                   ->type_name("DIR");
  auto* no_adapt = app.add_flag("--no-adapt", options.no_adapt,
                                "One pass: files and folders do not teach about themselves");
  app.add_option("--save-book", options.save_book,
                 "Keep what the pages taught about themselves, to be given as --book later")
      ->type_name("DIR")
      ->excludes(book)
      ->excludes(no_adapt);
  app.add_flag("--no-encoding", options.no_encoding,
               "Leave spellings that look right but are coded wrongly");
}

void add_output_options(CLI::App& app, CommonOptions& options) {
  app.add_option("-o,--output", options.output,
                 "Where the result goes; standard output if not given")
      ->type_name("PATH");
  app.add_option_function<std::string>(
         "--format",
         [&options](const std::string& name) {
           options.format = name == "text" ? Format::Text : Format::JsonLines;
         },
         "text (for people) or jsonl (for programs)")
      ->type_name("text|jsonl")
      ->check(format_objection)
      ->default_str(options.format == Format::Text ? "text" : "jsonl");
  app.add_option("--min-confidence", options.min_confidence,
                 "Probability from 0 to 1; below it, not done")
      ->type_name("P")
      ->check(probability_objection)
      ->capture_default_str();
  app.add_flag("-q,--quiet", options.quiet, "No summary and no progress; errors are still told");
  app.add_flag("--progress", options.progress,
               "Progress on standard error even if it is no terminal");
  add_jobs(app, options.pipeline.jobs, "How many threads; output does not depend on it");
}

}  // namespace

CommandLine::CommandLine(const std::string& tool, const std::string& about,
                         const std::string& example, CommonOptions& options,
                         const std::string& found)
    : tool_(tool), app_(about, tool), options_(options) {
  introduce(app_, tool, example, found);
  app_.add_flag("--version", version_,
                "Program version and fingerprint of program, tables and ICU");
  add_inputs(app_, options.input);
  add_encoding(app_, options.pipeline.encoding,
               "Input is not UTF-8 but this (windows-874, TIS-620, UTF-16LE...); output is UTF-8");
  add_knowledge_options(app_, options);
  add_output_options(app_, options);
}

std::optional<int> CommandLine::parse(int argc, char** argv) {
  if (const auto code = parse_arguments(app_, argc, argv)) return code;
  if (version_) return print_version();
  return std::nullopt;
}

int CommandLine::print_version() const {
  const auto knowledge = load_knowledge(options_.knowledge);
  std::printf("%s %s\n", tool_.c_str(), CHAMRA_VERSION);
  if (knowledge) std::printf("fingerprint %s\n", knowledge->fingerprint().c_str());
  Console console(tool_);
  if (!knowledge) console.complain(knowledge.error());
  return console.exit_code();
}

std::optional<Knowledge> prepare(Console& console, const CommonOptions& options) {
  keep_freed_memory();
  console.set_quiet(options.quiet);
  console.show_progress(options.progress);
  return knowledge_for(options, console);
}

}  // namespace chamra::cli
