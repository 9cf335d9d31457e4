// SPDX-License-Identifier: Apache-2.0
// chamra-learn: what does this book teach about itself?
#include "chamra-learn/learn_job.hpp"
#include "common/usage.hpp"

namespace {

using namespace chamra::cli;

constexpr const char* tool = "chamra-learn";
constexpr const char* about =
    "Learns a book: its words and names, what its OCR does to letters and words, which words "
    "follow "
    "which.\nWrites plain tables into a folder that chamra-fix --book reads. What was learnt "
    "before "
    "stays;\nthe same input is not counted twice.";
constexpr const char* example =
    "chamra-learn --book history --trusted clean/ --pairs ocr/ truth/ --pages pages/\n"
    "  chamra-fix --book history -o mended/ pages/";

void add_sources(CLI::App& app, LearnOptions& options) {
  app.add_option("--book", options.book, "Folder to make or to add to")
      ->type_name("DIR")
      ->required();
  app.add_option("--trusted", options.trusted, "Clean or cleaned pages: files or folders")
      ->type_name("PAGES...");
  app.add_option("--pairs", options.pairs, "Pages and their truth: two files or two folders")
      ->type_name("OCR TRUTH")
      ->type_size(2);
  app.add_option("--pages", options.pages, "The book itself, as OCR left it: files or folders")
      ->type_name("PAGES...");
  app.add_option("--decisions", options.decisions,
                 "Corrections that reviewers accepted or rejected")
      ->type_name("FILE...");
  add_include(app, options.common.input.include);
  add_encoding(app, options.common.pipeline.encoding,
               "Pages are not UTF-8 but this (windows-874, TIS-620, UTF-16LE...)");
}

void add_manner(CLI::App& app, LearnOptions& options) {
  CommonOptions& common = options.common;
  add_dictionaries(app, common.knowledge.dictionaries);
  app.add_option("--lexicon", common.knowledge.lexicons, "Your own words; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option_function<std::string>(
         "--format",
         [&common](const std::string& name) {
           common.format = name == "text" ? Format::Text : Format::JsonLines;
         },
         "What was learnt: text (for people, the default) or jsonl (all of it, for programs)")
      ->type_name("text|jsonl")
      ->check(CLI::IsMember({"text", "jsonl"}));
  add_jobs(app, common.pipeline.jobs, "How many threads; what is learnt does not depend on it");
  app.add_flag("-q,--quiet", common.quiet, "Do not say what was learnt; errors are still told");
}

int run(int argc, char** argv) {
  LearnOptions options;
  CLI::App app(about, tool);
  introduce(app, tool, example, "");
  add_version(app, tool);
  add_sources(app, options);
  add_manner(app, options);
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  Console console(tool);
  console.set_quiet(options.common.quiet);
  return learn_book(options, console);
}

}  // namespace

int main(int argc, char** argv) {
  return guarded(tool, [&] { return run(argc, argv); });
}
