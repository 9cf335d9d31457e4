// SPDX-License-Identifier: Apache-2.0
// chamra-build: tables from word lists, clean text, and pages with their truth.
#include "chamra-build/build_job.hpp"
#include "chamra-build/confidence_job.hpp"
#include "common/usage.hpp"

namespace {

using namespace chamra::cli;

constexpr const char* tool = "chamra-build";
constexpr const char* about =
    "Makes tables: confusions of letters from pages and their truth, for chamra-garble --profile\n"
    "and for dictionaries; and, from word lists and clean text, the dictionaries themselves.\n"
    "chamra-build COMMAND --help tells the options of a command.";
constexpr const char* example =
    "chamra-build confusions --pairs pages/ truth/ -o scanner.tsv\n"
    "  chamra-garble --profile scanner.tsv --cer 5 -o garbled/ clean/";

void add_output(CLI::App& command, std::string& output) {
  command.add_option("-o,--output", output, "File to write; compressed when its name ends in .zst")
      ->type_name("FILE")
      ->required();
}

/// Below the command's own --help, in place of the one below that of all commands.
void show_example(CLI::App& command, const std::string& own) {
  std::string footer = command.get_footer();
  footer.replace(footer.find(example), std::string_view(example).size(), own);
  command.footer(footer);
}

CLI::App* add_confusions(CLI::App& app, ConfusionOptions& options) {
  auto* command =
      app.add_subcommand("confusions", "What OCR does to letters, from pages and their truth");
  command->add_option("--pairs", options.pairs, "Two folders of pages (*.txt) of the same names")
      ->type_name("OCR TRUTH")
      ->required()
      ->expected(2);
  command
      ->add_option("--names", options.names,
                   "List of the pages to use, a name a line, without .txt")
      ->type_name("FILE");
  command->add_option("--least", options.least, "Leave out what was seen less often than this")
      ->type_name("N")
      ->check(count_objection)
      ->capture_default_str();
  add_output(*command, options.output);
  show_example(*command, example);
  return command;
}

CLI::App* add_confidence(CLI::App& app, ConfidenceOptions& options) {
  auto* command = app.add_subcommand(
      "confidence", "How far to trust corrections, from corrections of pages with their truth");
  command
      ->add_option("--set", options.sets,
                   "Folder with ocr/ and truth/ (spans/ and partial.txt if there are), and the "
                   "corrections that chamra-suggest --evidence made of its pages; may be repeated")
      ->type_name("FOLDER CORRECTIONS")
      ->required();
  add_output(*command, options.output);
  show_example(*command, "chamra-build confidence --set set/ corrections.jsonl -o confidence.tsv");
  return command;
}

CLI::App* add_words(CLI::App& app, WordsOptions& options) {
  auto* command = app.add_subcommand("words", "The words of a dictionary, from lists of others");
  command->add_option("--counts", options.counts, "Frequency list, WORD<TAB>COUNT; may be repeated")
      ->type_name("FILE");
  command->add_option("--list", options.lists, "Word list, .dic or libdatrie .tri; may be repeated")
      ->type_name("FILE");
  command->add_flag("--lao", options.lao, "Lao words");
  add_output(*command, options.output);
  show_example(*command, "chamra-build words --counts freq.txt --list words.txt -o words.tsv");
  return command;
}

CLI::App* add_count(CLI::App& app, CountOptions& options) {
  auto* command = app.add_subcommand("count", "How often words follow each other in clean text");
  command->add_option("--model", options.model, "Compiled tables that cut the text into words")
      ->type_name("FILE")
      ->required();
  for (unsigned order = 1; order <= 3; ++order)
    command
        ->add_option("--least" + std::to_string(order), options.least[order],
                     "Leave out what was seen less often: words, pairs, triples")
        ->type_name("N")
        ->check(count_objection)
        ->capture_default_str();
  command->add_flag("--lao", options.lao, "Lao text");
  command->add_option("corpus", options.corpus, "UTF-8 text, a paragraph a line")
      ->type_name("FILE")
      ->required();
  add_output(*command, options.output);
  show_example(*command, "chamra-build count --model thai.chamra corpus.txt -o counts.tsv.zst");
  return command;
}

CLI::App* add_context(CLI::App& app, ContextOptions& options) {
  auto* command =
      app.add_subcommand("context", "How well words fit among others, from clean Thai text");
  command->add_option("--model", options.model, "Compiled tables that cut the text into words")
      ->type_name("FILE")
      ->required();
  command->add_option("--words", options.vocabulary, "How many words, the most frequent ones")
      ->type_name("N")
      ->check(CLI::Range(1, 60000))
      ->capture_default_str();
  command->add_option("--rounds", options.rounds, "How often to go through the text")
      ->type_name("N")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  command->add_option("corpora", options.corpora, "UTF-8 text, a paragraph a line")
      ->type_name("FILE")
      ->required();
  add_output(*command, options.output);
  show_example(*command, "chamra-build context --model thai.chamra corpus.txt -o context.tsv.zst");
  return command;
}

CLI::App* add_compile(CLI::App& app, CompileOptions& options) {
  auto* command = app.add_subcommand("compile", "The file that the tools map, from all tables");
  command->add_option("--words", options.input.words, "Table of words")->type_name("FILE");
  command->add_option("--list", options.input.word_lists, "Installed word list; may be repeated")
      ->type_name("FILE");
  command->add_option("--terms", options.input.term_lists, "Table of terms; may be repeated")
      ->type_name("FILE");
  command
      ->add_option("--counts", options.sources,
                   "Counts, with their share of word probabilities and of what follows a word; "
                   "may be repeated")
      ->type_name("FILE=SHARE,TRUST");
  command->add_option("--context", options.input.context, "Table of how well words fit")
      ->type_name("FILE");
  command->add_flag("--lao", options.lao, "Lao tables");
  add_output(*command, options.output);
  show_example(*command,
               "chamra-build compile --words words.tsv --counts counts.tsv.zst=1,0.8 "
               "-o thai.chamra");
  return command;
}

int run(int argc, char** argv) {
  ConfusionOptions confusions;
  ConfidenceOptions confidence;
  WordsOptions words;
  CountOptions counts;
  ContextOptions contexts;
  CompileOptions tables;
  CLI::App app(about, tool);
  introduce(app, tool, example, "");
  add_version(app, tool);
  app.require_subcommand(1);
  const auto* confusions_command = add_confusions(app, confusions);
  const auto* confidence_command = add_confidence(app, confidence);
  const auto* words_command = add_words(app, words);
  const auto* count_command = add_count(app, counts);
  const auto* context_command = add_context(app, contexts);
  add_compile(app, tables);
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  Console console(tool);
  if (confusions_command->parsed()) return learn_confusions(confusions, console);
  if (confidence_command->parsed()) return learn_confidence(confidence, console);
  if (words_command->parsed()) return choose_words(words, console);
  if (count_command->parsed()) return count_text(counts, console);
  if (context_command->parsed()) return learn_context(contexts, console);
  return compile_tables(std::move(tables), console);
}

}  // namespace

int main(int argc, char** argv) {
  return guarded(tool, [&] { return run(argc, argv); });
}
