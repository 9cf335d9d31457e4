// SPDX-License-Identifier: Apache-2.0
// The command lines of all tools, with a model or without: what they tell, what they refuse, and
// the options that several of them have.
#pragma once

#include <CLI/CLI.hpp>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "common/input.hpp"
#include "common/output.hpp"

namespace chamra::cli {

/// What every tool's command line has, whatever its options: an example and the exit statuses below
/// --help, wrong usage told in one line. `found`: what status 1 means, empty where there is none;
/// `trouble`: what status 2 means beside wrong usage.
void introduce(CLI::App& app, const std::string& tool, const std::string& example,
               const std::string& found, const std::string& trouble = "trouble");

/// --version for tools that tell no fingerprint: the versions of the program and of ICU.
void add_version(CLI::App& app, const std::string& tool);

/// An exit code when nothing is left to do: after --help or wrong usage.
std::optional<int> parse_arguments(CLI::App& app, int argc, char** argv);

/// For CLI::App::check: empty, or what is wrong with the value.
std::string number_objection(const std::string& text, unsigned least, unsigned most);
std::string probability_objection(const std::string& text);
std::string count_objection(const std::string& text);
std::string seed_objection(const std::string& text);

/// Files, folders or standard input, and --include.
void add_inputs(CLI::App& app, InputOptions& input);
void add_include(CLI::App& app, std::vector<std::string>& globs);
void add_encoding(CLI::App& app, std::string& encoding, const std::string& meaning);
void add_dictionaries(CLI::App& app, std::string& folder);
/// Sets `jobs` to the number of cores, too.
void add_jobs(CLI::App& app, unsigned& jobs, const std::string& meaning);

/// Tells of an exception that nobody handles; the exit code.
int give_up(const std::string& tool, const std::exception& error);

/// All of a program: the exit code of `work`, or of giving up.
template <class Work>
int guarded(const std::string& tool, Work work) {
  ignore_write_signals();
  try {
    return work();
  } catch (const std::exception& error) {
    return give_up(tool, error);
  }
}

}  // namespace chamra::cli
