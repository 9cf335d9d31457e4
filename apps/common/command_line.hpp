// SPDX-License-Identifier: Apache-2.0
// From a command line to CommonOptions: what every main of the family does. The only header here
// that needs CLI11.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "common/common_options.hpp"
#include "common/console.hpp"

namespace chamra::cli {

/// What every tool's command line has, whatever its options: an example and the exit statuses below
/// --help, wrong usage told in one line. `found`: what status 1 means, empty
/// where there is none.
void introduce(CLI::App& app, const std::string& tool, const std::string& example,
               const std::string& found = "found something, under --check only");

/// An exit code when nothing is left to do: after --help or wrong usage.
std::optional<int> parse_arguments(CLI::App& app, int argc, char** argv);

/// For CLI::App::check: empty, or what is wrong with the value.
std::string probability_objection(const std::string& text);
std::string jobs_objection(const std::string& text);

/// A CLI11 application with the shared options bound to `options`, whose values are the defaults.
class CommandLine {
 public:
  CommandLine(const std::string& tool, const std::string& about, const std::string& example,
              CommonOptions& options);

  /// To add a tool's own options to.
  [[nodiscard]] CLI::App& app() { return app_; }

  /// An exit code when nothing is left to do: after --help, --version, a usage error.
  std::optional<int> parse(int argc, char** argv);

 private:
  int print_version() const;

  std::string tool_;
  CLI::App app_;
  CommonOptions& options_;
  bool version_ = false;
};

/// The rest of a main: console, knowledge, then `work`. Exceptions that nobody handles end here.
template <class Work>
int run_tool(const std::string& tool, const CommonOptions& options, Work work);

/// What run_tool does before `work`.
std::optional<Knowledge> prepare(Console& console, const CommonOptions& options);
/// What run_tool does with an exception.
int give_up(const std::string& tool, const std::exception& error);

template <class Work>
int run_tool(const std::string& tool, const CommonOptions& options, Work work) {
  try {
    Console console(tool);
    const auto knowledge = prepare(console, options);
    return knowledge ? work(*knowledge, console) : console.exit_code();
  } catch (const std::exception& error) {
    return give_up(tool, error);
  }
}

}  // namespace chamra::cli
