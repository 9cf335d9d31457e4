// SPDX-License-Identifier: Apache-2.0
// From a command line to CommonOptions: the tools that read pages with all that is known.
#pragma once

#include <optional>
#include <string>

#include "common/common_options.hpp"
#include "common/console.hpp"
#include "common/usage.hpp"

namespace chamra::cli {

/// A CLI11 application with the shared options bound to `options`, whose values are the defaults.
class CommandLine {
 public:
  /// `found`: what exit status 1 means, empty where the tool has none.
  CommandLine(const std::string& tool, const std::string& about, const std::string& example,
              CommonOptions& options, const std::string& found = "");

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

/// What run_tool does before `work`.
std::optional<Knowledge> prepare(Console& console, const CommonOptions& options);

/// The rest of a main: console, knowledge, then `work`. Exceptions that nobody handles end here.
template <class Work>
int run_tool(const std::string& tool, const CommonOptions& options, Work work) {
  return guarded(tool, [&] {
    Console console(tool);
    const auto knowledge = prepare(console, options);
    return knowledge ? work(*knowledge, console) : console.exit_code();
  });
}

}  // namespace chamra::cli
