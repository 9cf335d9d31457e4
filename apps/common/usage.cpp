// SPDX-License-Identifier: Apache-2.0
#include "common/usage.hpp"

#include <unicode/uvernum.h>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <sstream>
#include <thread>

#include "common/console.hpp"
#include "common/encoding.hpp"
#include "common/exit_code.hpp"
#include "common/output.hpp"
#include "report/text.hpp"

namespace chamra::cli {
namespace {

/// `Number`: what `text` must be, and be no less than `least` and no more than `most`.
template <class Number>
std::string objection(const std::string& text, unsigned least, unsigned most) {
  Number value{};
  const bool number = CLI::detail::lexical_cast(text, value);
  if (number && value >= least && value <= most) return {};
  return "expected a number from " + std::to_string(least) + " to " + std::to_string(most) +
         ", found " + text;
}

std::string jobs_objection(const std::string& text) { return objection<unsigned>(text, 1, 1024); }

std::string encoding_objection(const std::string& name) {
  const auto converter = Converter::open(name);
  return converter ? std::string() : converter.error().message;
}

}  // namespace

void introduce(CLI::App& app, const std::string& tool, const std::string& example,
               const std::string& found, const std::string& trouble) {
  const std::string status_1 = found.empty() ? "" : "; 1 " + found;
  app.footer("Example:\n  " + example + "\n\nExit status: 0 done" + status_1 + "; 2 " + trouble +
             " or wrong usage.");
  app.failure_message([tool](const CLI::App*, const CLI::Error& error) {
    return tool + ": " + visible(error.what()) + "\nTry " + tool + " --help.\n";
  });
}

void add_version(CLI::App& app, const std::string& tool) {
  app.set_version_flag("--version", tool + " " CHAMRA_VERSION "\nicu " U_ICU_VERSION);
}

std::optional<int> parse_arguments(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    // CLI11 has exit codes of its own for every kind of wrong usage, and none for a full disk.
    ignore_write_signals();
    std::ostringstream text;
    if (app.exit(error, text, std::cerr) != 0) return exit_trouble;
    Output out = Output::standard_output();
    const auto written = out.write(text.str());
    return written && out.flush() ? exit_done : exit_trouble;
  }
}

std::string number_objection(const std::string& text, unsigned least, unsigned most) {
  return objection<double>(text, least, most);
}

std::string probability_objection(const std::string& text) { return number_objection(text, 0, 1); }

std::string count_objection(const std::string& text) {
  return number_objection(text, 0, 1'000'000'000);
}

std::string seed_objection(const std::string& text) {
  std::uint64_t seed = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (failure == std::errc() && end == text.data() + text.size()) return {};
  return "expected a whole number from 0 to 18446744073709551615, found " + text;
}

void add_inputs(CLI::App& app, InputOptions& input) {
  app.add_option(
         "inputs", input.paths,
         "Files, folders (walked for files that fit --include), - or nothing for standard input")
      ->type_name("FILE|FOLDER|-");
  add_include(app, input.include);
}

void add_include(CLI::App& app, std::vector<std::string>& globs) {
  app.add_option("--include", globs,
                 "Names to take from folders, as the shell writes them; may be repeated")
      ->type_name("GLOB")
      ->allow_extra_args(false)
      ->capture_default_str();
}

void add_encoding(CLI::App& app, std::string& encoding, const std::string& meaning) {
  app.add_option("--encoding", encoding, meaning)->type_name("NAME")->check(encoding_objection);
}

void add_dictionaries(CLI::App& app, std::string& folder) {
  app.add_option("--dictionaries", folder,
                 "Folder of compiled tables instead of the installed ones (or CHAMRA_DICTIONARIES)")
      ->type_name("DIR");
}

void add_jobs(CLI::App& app, unsigned& jobs, const std::string& meaning) {
  jobs = std::max(1U, std::thread::hardware_concurrency());
  app.add_option("-j,--jobs", jobs, meaning)
      ->type_name("N")
      ->check(jobs_objection)
      ->default_str("all cores");
}

int give_up(const std::string& tool, const std::exception& error) {
  Console(tool).complain({{}, 0, std::string("gave up (") + error.what() + ")"});
  return exit_trouble;
}

}  // namespace chamra::cli
