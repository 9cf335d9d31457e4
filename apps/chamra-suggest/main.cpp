// SPDX-License-Identifier: Apache-2.0
// chamra-suggest: what should the garbled places read?
#include "common/command_line.hpp"
#include "common/list_job.hpp"

namespace {

using namespace chamra;

}  // namespace

int main(int argc, char** argv) {
  cli::CommonOptions options;
  options.format = cli::Format::JsonLines;
  cli::CommandLine line(
      "chamra-suggest",
      "Lists corrections for Thai and Lao page dumps, with other readings and confidences.",
      "chamra-suggest -o corrections.jsonl pages/", options);
  line.app().add_flag("--evidence", options.evidence,
                      "Also tell what each confidence rests on, for chamra-build confidence");
  if (const auto code = line.parse(argc, argv)) return *code;
  return cli::run_tool(
      "chamra-suggest", options, [&](const Knowledge& knowledge, cli::Console& console) {
        const auto shown = [&](Edit edit) -> std::optional<Edit> {
          return edit.confidence >= options.min_confidence ? std::optional(std::move(edit))
                                                           : std::nullopt;
        };
        return cli::list_edits(knowledge, options, console, shown).exit_code;
      });
}
