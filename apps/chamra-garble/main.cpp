// SPDX-License-Identifier: Apache-2.0
// chamra-garble: clean text in, text as OCR might have read it out, and the truth beside it.
#include "chamra-garble/garble_job.hpp"
#include "common/usage.hpp"

namespace {

using namespace chamra::cli;

constexpr const char* tool = "chamra-garble";
constexpr const char* about =
    "Makes clean Thai text look as OCR might have read it, and writes down the exact way back: "
    "for\n"
    "teaching, testing and tuning. The same input, options and tables give the same bytes on "
    "every\n"
    "machine. Line breaks stay as they are.";
constexpr const char* example =
    "chamra-garble --cer 5 --corrections truth.jsonl -o garbled/ clean/\n"
    "makes pages with five wrong letters in a hundred; chamra-evaluate garbled/ clean/ says so.";

std::string percent_objection(const std::string& text) { return number_objection(text, 0, 100); }

void add_files(CLI::App& app, GarbleOptions& options) {
  add_inputs(app, options.input);
  add_encoding(app, options.encoding,
               "Input is not UTF-8 but this (windows-874, TIS-620, UTF-16LE...); output is UTF-8");
  app.add_option("-o,--output", options.output,
                 "Folder for the garbled pages, which mirrors the input; standard output if not "
                 "given")
      ->type_name("DIR");
  app.add_flag("--overwrite", options.overwrite,
               "Write over pages that lie in the output folder already; otherwise they stay");
  app.add_option("--corrections", options.corrections,
                 "Where the truth goes: corrections (JSON Lines) that lead back to the clean text")
      ->type_name("FILE");
  add_dictionaries(app, options.dictionaries);
}

void add_percent(CLI::App& app, const std::string& name, std::optional<double>& value,
                 const std::string& meaning) {
  app.add_option(name, value, meaning)->type_name("PERCENT")->check(percent_objection);
}

void add_noise(CLI::App& app, GarbleOptions& options) {
  app.add_option("--profile", options.profile,
                 "How letters are misread: vision-model, tesseract, text-layer, or a table "
                 "FILE.tsv of meant, seen, count, of")
      ->type_name("NAME|FILE.tsv")
      ->capture_default_str();
  add_percent(app, "--cer", options.cer,
              "Character error rate of every page; if not given, as often as the profile says");
  app.add_option("--seed", options.seed, "Another number, other noise")
      ->type_name("N")
      ->check(seed_objection)
      ->capture_default_str();
  const std::string usual = " (0; vision-model ";
  add_percent(app, "--lao-runs", options.lao_runs,
              "Stretches of Thai written in Lao letters" + usual + "2)");
  add_percent(app, "--intrusions", options.intrusions,
              "Letters read as one of another script" + usual + "0.1)");
  add_percent(app, "--wrong-words", options.wrong_words,
              "Words read as other words" + usual + "1)");
  add_percent(app, "--repetition", options.repetition,
              "Stretches whose end is said again" + usual + "0.5)");
  add_percent(app, "--steady", options.steady,
              "Contexts that are misread alike on the whole page" + usual + "50)");
}

int run(int argc, char** argv) {
  GarbleOptions options;
  bool quiet = false;
  CLI::App app(about, tool);
  introduce(app, tool, example, "");
  add_version(app, tool);
  add_files(app, options);
  add_noise(app, options);
  app.add_flag("-q,--quiet", quiet, "No summary and no notes; errors are still told");
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  Console console(tool);
  console.set_quiet(quiet);
  return garble_pages(options, console);
}

}  // namespace

int main(int argc, char** argv) {
  return guarded(tool, [&] { return run(argc, argv); });
}
