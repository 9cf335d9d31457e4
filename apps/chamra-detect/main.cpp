// SPDX-License-Identifier: Apache-2.0
// chamra-detect: where is the text garbled?
#include <algorithm>

#include "common/command_line.hpp"
#include "common/exit_code.hpp"
#include "common/list_job.hpp"

namespace {

using namespace chamra;

/// How sure it is that something is wrong: at least as sure as of the one reading preferred, and
/// surer where several others share the probability.
double suspicion_of(const Edit& edit) {
  double others = 0;
  for (const Alternative& candidate : edit.candidates)
    if (candidate.text != edit.before) others += candidate.confidence;
  return std::min(1.0, std::max(edit.confidence, others));
}

Edit as_suspicion(Edit edit) {
  edit.confidence = suspicion_of(edit);
  edit.after.reset();
  edit.candidates.clear();
  return edit;
}

}  // namespace

int main(int argc, char** argv) {
  cli::CommonOptions options;
  options.rivals = Rivals::OfLattice;  // are not shown: they tell how likely something is wrong
  bool check = false;
  cli::CommandLine line("chamra-detect", "Lists garbled places in Thai and Lao page dumps.",
                        "chamra-detect --min-confidence 0.5 pages/ | less", options,
                        "found something, under --check only");
  line.app().add_flag("--check", check, "Exit status 1 when something was listed");
  if (const auto code = line.parse(argc, argv)) return *code;
  return cli::run_tool(
      "chamra-detect", options, [&](const Knowledge& knowledge, cli::Console& console) {
        const auto shown = [&](Edit edit) -> std::optional<Edit> {
          edit = as_suspicion(std::move(edit));
          return edit.confidence >= options.min_confidence ? std::optional(std::move(edit))
                                                           : std::nullopt;
        };
        const auto outcome = cli::list_edits(knowledge, options, console, shown);
        const bool only_found = outcome.exit_code == cli::exit_done && outcome.listed > 0;
        return check && only_found ? cli::exit_found : outcome.exit_code;
      });
}
