// SPDX-License-Identifier: Apache-2.0
// The work of chamra-build: the project's own tables, and confusions from pages and their truth.
#pragma once

#include <string>
#include <vector>

#include "common/console.hpp"
#include "compile/compile.hpp"
#include "learn/ngram_counts.hpp"

namespace chamra::cli {

/// Each call gives the exit code; trouble is told on the console, and then nothing is written
/// unless it says otherwise.

/// Is `output` none of `inputs`, which may be folders of files, too? If it is, that is told.
[[nodiscard]] bool is_safe_output(const std::string& output, const std::vector<std::string>& inputs,
                                  Console& console);

/// `counts`: frequency lists, WORD<TAB>COUNT without a header; `lists`: .dic or libdatrie .tri.
struct WordsOptions {
  std::vector<std::string> counts, lists;
  std::string output;
  bool lao = false;
};
int choose_words(const WordsOptions& options, Console& console);

struct CountOptions {
  std::string model, corpus, output;
  LeastCounts least = {0, 1, 2, 3};
  bool lao = false;
};
int count_text(const CountOptions& options, Console& console);

/// `corpora`: UTF-8 text, a paragraph a line; `vocabulary`: how many words, the most frequent ones.
struct ContextOptions {
  std::string model, output;
  std::vector<std::string> corpora;
  std::size_t vocabulary = 30000;
  unsigned rounds = 1;
};
int learn_context(const ContextOptions& options, Console& console);

/// `sources`: PATH=UNIGRAM_SHARE,WEIGHT; they are added to the counts of `input`.
struct CompileOptions {
  CompileInput input;
  std::vector<std::string> sources;
  std::string output;
  bool lao = false;
};
int compile_tables(CompileOptions options, Console& console);

/// `pairs`: folder of pages, folder of truth. `names`: file of page names to use, without .txt;
/// empty for all pages. A page without truth is told and left out.
struct ConfusionOptions {
  std::vector<std::string> pairs;
  std::string names, output;
  double least = 0.75;
  unsigned rounds = 6;
};
int learn_confusions(const ConfusionOptions& options, Console& console);

}  // namespace chamra::cli
