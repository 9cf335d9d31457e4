// SPDX-License-Identifier: Apache-2.0
// Makes the project's tables: not installed, run by the build (compile) and by those who count new
// text.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "channel/estimate.hpp"
#include "compile/compile.hpp"
#include "learn/ngram_counts.hpp"
#include "learn/word_list.hpp"
#include "text/decode.hpp"

namespace {

using namespace chamra;

int fail(const Error& error) {
  std::cerr << "chamra-build: " << error.text() << '\n';
  return 2;
}

/// Lists of Debian packages are read again when the project is built.
bool is_installed(const std::string& path) {
  return path.ends_with(".dic") || path.ends_with(".tri");
}

struct WordsOptions {
  std::vector<std::string> counts, lists;
  std::string output;
  bool lao = false;
};

int make_words(const WordsOptions& options) {
  WordList list(options.lao ? Alphabet::Lao : Alphabet::Thai, options.counts.size());
  for (std::size_t source = 0; source < options.counts.size(); ++source) {
    // Frequency lists have no header: read_table would lose their most frequent word.
    const auto whole = read_whole(options.counts[source]);
    if (!whole) return fail(whole.error());
    for (std::size_t begin = 0; begin < whole->size();) {
      const std::size_t end = std::min(whole->find('\n', begin), whole->size());
      const std::size_t tab = whole->find('\t', begin);
      if (tab < end)
        list.add_count(std::string_view(*whole).substr(begin, tab - begin), source,
                       std::strtod(whole->c_str() + tab + 1, nullptr));
      begin = end + 1;
    }
  }
  for (const std::string& path : options.lists) {
    const auto words = path.ends_with(".tri") ? read_libthai_words(path) : read_words(path);
    if (!words) return fail(words.error());
    for (const std::string& word : *words) list.add_listed(word, is_installed(path));
  }
  list.drop_doubtful();
  std::string out = "word\tcount\tlisted\n";
  for (const auto& [word, facts] : list.words()) {
    if (!facts.kept) continue;
    out += fmt::format("{}\t{:.0f}\t{}\n", to_utf8(word), facts.total(), facts.listed ? 1 : 0);
  }
  const auto done = write_whole(options.output, out);
  return done ? 0 : fail(done.error());
}

struct CountOptions {
  std::string model, corpus, output;
  LeastCounts least = {0, 1, 2, 3};
  bool lao = false;
};

int count(const CountOptions& options) {
  const auto container = Container::open(options.model);
  if (!container) return fail(container.error());
  const auto text = read_whole(options.corpus);
  if (!text) return fail(text.error());
  const Lexicon lexicon(*container, options.lao ? Alphabet::Lao : Alphabet::Thai);
  const NgramModel model(*container, "w");
  NgramCounter counter(lexicon, model);
  for (std::size_t begin = 0; begin < text->size();) {
    const std::size_t end = std::min(text->find('\n', begin), text->size());
    counter.add(std::string_view(*text).substr(begin, end - begin));
    begin = end + 1;
  }
  const auto done = write_whole(options.output, counter.table(options.least));
  return done ? 0 : fail(done.error());
}

struct ConfusionOptions {
  std::vector<std::string> pairs;  // folder of pages, folder of truth, in turn
  std::string names, output;
  double least = 0.75;
  unsigned rounds = 6;
};

/// Canonical text without line breaks: truth and page need not break lines alike.
std::u32string text_of(const std::string& bytes) {
  std::u32string text = decode(bytes).text;
  std::erase_if(text, [](char32_t letter) { return script_of(letter) == Script::LineBreak; });
  return text;
}

Result<std::vector<std::string>> names_of(const ConfusionOptions& options) {
  if (!options.names.empty()) return read_words(options.names);
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(options.pairs[0]))
    names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

int learn_confusions(const ConfusionOptions& options) {
  const auto names = names_of(options);
  if (!names) return fail(names.error());
  std::vector<AlignedPair> pairs;
  for (const std::string& name : *names) {
    const auto seen = read_whole(options.pairs[0] + "/" + name + ".txt"),
               meant = read_whole(options.pairs[1] + "/" + name + ".txt");
    if (!seen) return fail(seen.error());
    if (!meant) return fail(meant.error());
    pairs.push_back({text_of(*meant), text_of(*seen)});
  }
  ConfusionEstimator estimator;
  estimator.learn(pairs, options.rounds);
  const auto done = write_whole(options.output, estimator.table(options.least));
  return done ? 0 : fail(done.error());
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Makes Chamra's tables from word lists, counts and clean text"};
  app.require_subcommand(1);
  WordsOptions words;
  auto* words_command = app.add_subcommand("words", "choose the words of a lexicon");
  words_command->add_option("--counts", words.counts,
                            "frequency list, WORD<TAB>COUNT (repeatable)");
  words_command->add_option("--list", words.lists,
                            "word list, .dic or libdatrie .tri (repeatable)");
  words_command->add_flag("--lao", words.lao, "Lao words");
  words_command->add_option("-o,--output", words.output)->required();
  CountOptions counting;
  auto* count_command = app.add_subcommand("count", "count words and n-grams of clean text");
  count_command
      ->add_option("--model", counting.model, "compiled tables that cut the text into words")
      ->required();
  count_command->add_option("--least1", counting.least[1]);
  count_command->add_option("--least2", counting.least[2]);
  count_command->add_option("--least3", counting.least[3]);
  count_command->add_flag("--lao", counting.lao);
  count_command->add_option("corpus", counting.corpus, "UTF-8 text, a paragraph a line")
      ->required();
  count_command->add_option("-o,--output", counting.output)->required();
  CompileInput input;
  std::string output;
  bool lao = false;
  std::vector<std::string> sources;
  auto* compile_command = app.add_subcommand("compile", "compile the tables of one language");
  compile_command->add_option("--words", input.words);
  compile_command->add_option("--list", input.word_lists);
  compile_command->add_option("--terms", input.term_lists);
  compile_command->add_option("--counts", sources, "PATH=UNIGRAM_SHARE,WEIGHT (repeatable)");
  compile_command->add_flag("--lao", lao);
  compile_command->add_option("-o,--output", output)->required();
  ConfusionOptions confusing;
  auto* confusions_command =
      app.add_subcommand("confusions", "learn what OCR does to letters from pages and their truth");
  confusions_command->add_option("--pairs", confusing.pairs, "folder of pages, folder of truth")
      ->required()
      ->expected(2);
  confusions_command->add_option("--names", confusing.names,
                                 "file of page names to use, without .txt");
  confusions_command->add_option("--least", confusing.least);
  confusions_command->add_option("-o,--output", confusing.output)->required();
  CLI11_PARSE(app, argc, argv);
  if (words_command->parsed()) return make_words(words);
  if (count_command->parsed()) return count(counting);
  if (confusions_command->parsed()) return learn_confusions(confusing);
  input.alphabet = lao ? Alphabet::Lao : Alphabet::Thai;
  for (const std::string& source : sources) {
    CountSource one;
    const std::size_t equals = source.rfind('=');
    one.path = source.substr(0, equals);
    if (std::sscanf(source.c_str() + equals + 1, "%lf,%lf", &one.unigram_share, &one.weight) != 2)
      return fail({source, 0, "expected PATH=SHARE,WEIGHT"});
    input.counts.push_back(one);
  }
  const auto done = compile(input, output);
  return done ? 0 : fail(done.error());
}
