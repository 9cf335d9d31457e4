// SPDX-License-Identifier: Apache-2.0
// chamra-fix: a garbled page in, a mended page out.
#include "chamra-fix/fix.hpp"
#include "common/command_line.hpp"
#include "edits/policy.hpp"

int main(int argc, char** argv) {
  using namespace chamra;
  cli::FixOptions options;
  options.common.min_confidence = Policy().min_confidence;
  options.common.format = cli::Format::JsonLines;
  cli::CommandLine line(
      "chamra-fix",
      "Mends garbled Thai and Lao page dumps: applies the corrections that are sure enough and\n"
      "leaves every other byte as it is. --output names a folder that mirrors the input.",
      "chamra-fix --corrections done.jsonl -o mended/ pages/", options.common);
  line.app()
      .add_option("--corrections", options.corrections,
                  "Record of what was applied and what only proposed")
      ->type_name("FILE");
  line.app()
      .add_option("--ledger", options.ledger,
                  "With -o or --in-place: ledger for chamra-apply --undo (default: "
                  "chamra-ledger.jsonl in the folder that is written)")
      ->type_name("FILE");
  line.app().add_flag("--in-place", options.in_place,
                      "Mend the files themselves (each replaced in one step)");
  line.app().add_flag(
      "--resume", options.resume,
      "Skip what an earlier run into the same --output finished with the same options");
  if (const auto code = line.parse(argc, argv)) return *code;
  return cli::run_tool("chamra-fix", options.common,
                       [&](const Knowledge& knowledge, cli::Console& console) {
                         return cli::fix(knowledge, options, console);
                       });
}
