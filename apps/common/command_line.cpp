// SPDX-License-Identifier: Apache-2.0
#include "common/command_line.hpp"

#include <algorithm>
#include <cstdio>
#include <thread>

#include "common/adapt.hpp"
#include "common/encoding.hpp"
#include "common/exit_code.hpp"
#include "common/output.hpp"

namespace chamra::cli {
namespace {

std::string format_objection(const std::string& name) {
  return name == "text" || name == "jsonl" ? "" : "expected text or jsonl, found " + name;
}

void add_input_options(CLI::App& app, CommonOptions& options) {
  app.add_option(
         "inputs", options.input.paths,
         "Files, folders (walked for files that fit --include), - or nothing for standard input")
      ->type_name("FILE|FOLDER|-");
  app.add_option("--include", options.input.include,
                 "Names to take from folders, as the shell writes them; may be repeated")
      ->type_name("GLOB")
      ->allow_extra_args(false)
      ->capture_default_str();
  app.add_option("--encoding", options.pipeline.encoding,
                 "Input is not UTF-8 but this (windows-874, TIS-620, UTF-16LE...); output is UTF-8")
      ->type_name("NAME")
      ->check([](const std::string& name) {
        const auto converter = Converter::open(name);
        return converter ? std::string() : converter.error().message;
      });
}

void add_knowledge_options(CLI::App& app, CommonOptions& options) {
  app.add_option("--dictionaries", options.knowledge.dictionaries,
                 "Folder of compiled tables instead of the installed ones (or CHAMRA_DICTIONARIES)")
      ->type_name("DIR");
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
  app.add_option("-j,--jobs", options.pipeline.jobs,
                 "How many threads; output does not depend on it")
      ->type_name("N")
      ->check(jobs_objection)
      ->default_str("all cores");
}

}  // namespace

std::string probability_objection(const std::string& text) {
  double value = -1;
  const bool number = CLI::detail::lexical_cast(text, value);
  return number && value >= 0 && value <= 1 ? "" : "expected a number from 0 to 1, found " + text;
}

std::string jobs_objection(const std::string& text) {
  unsigned value = 0;
  const bool number = CLI::detail::lexical_cast(text, value);
  return number && value >= 1 && value <= 1024 ? ""
                                               : "expected a number from 1 to 1024, found " + text;
}

void introduce(CLI::App& app, const std::string& tool, const std::string& example,
               const std::string& found) {
  const std::string status_1 = found.empty() ? "" : "; 1 " + found;
  app.footer("Example:\n  " + example + "\n\nExit status: 0 done" + status_1 +
             "; 2 trouble or wrong usage.");
  app.failure_message([tool](const CLI::App*, const CLI::Error& error) {
    return tool + ": " + error.what() + "\nTry " + tool + " --help.\n";
  });
}

std::optional<int> parse_arguments(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    // CLI11 has exit codes of its own for every kind of wrong usage.
    return app.exit(error) == 0 ? exit_done : exit_trouble;
  }
}

CommandLine::CommandLine(const std::string& tool, const std::string& about,
                         const std::string& example, CommonOptions& options)
    : tool_(tool), app_(about, tool), options_(options) {
  options.pipeline.jobs = std::max(1U, std::thread::hardware_concurrency());
  introduce(app_, tool, example);
  app_.add_flag("--version", version_,
                "Program version and fingerprint of program, tables and ICU");
  add_input_options(app_, options);
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
  ignore_write_signals();
  console.set_quiet(options.quiet);
  console.show_progress(options.progress);
  return knowledge_for(options, console);
}

int give_up(const std::string& tool, const std::exception& error) {
  Console(tool).complain({{}, 0, std::string("gave up (") + error.what() + ")"});
  return exit_trouble;
}

}  // namespace chamra::cli
