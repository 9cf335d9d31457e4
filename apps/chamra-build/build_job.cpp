// SPDX-License-Identifier: Apache-2.0
#include "chamra-build/build_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/lines.hpp"
#include "base/number.hpp"
#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "channel/estimate.hpp"
#include "common/input.hpp"
#include "context/context_trainer.hpp"
#include "learn/pairs.hpp"
#include "learn/word_list.hpp"
#include "text/decode.hpp"

namespace chamra::cli {
namespace {

int told(const Outcome& outcome, Console& console) {
  if (!outcome) console.complain(outcome.error());
  return console.exit_code();
}

/// Lists of Debian packages are read again when the project is built.
bool is_installed(const std::string& path) {
  return path.ends_with(".dic") || path.ends_with(".tri");
}

/// Frequency lists have no header: read_table would lose their most frequent word.
Outcome add_counts(WordList& list, const std::string& path, std::size_t source) {
  const auto whole = read_whole(path);
  if (!whole) return whole.error();
  std::size_t number = 0, bad = 0;
  for_each_line(*whole, [&](std::string_view line) {
    ++number;
    line = without_line_end(line);
    if (line.empty()) return;
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const auto count = number_in<double>(line.substr(std::min(tab + 1, line.size())));
    if (count && *count >= 0)
      list.add_count(line.substr(0, tab), source, *count);
    else if (bad == 0)
      bad = number;
  });
  if (bad != 0) return Error{path, bad, "expected WORD<TAB>COUNT"};
  return Done{};
}

Outcome add_words(WordList& list, const std::string& path) {
  const auto words = path.ends_with(".tri") ? read_libthai_words(path) : read_words(path);
  if (!words) return words.error();
  for (const std::string& word : *words) list.add_listed(word, is_installed(path));
  return Done{};
}

std::string table_of(const WordList& list) {
  std::string out = "word\tcount\tlisted\n";
  for (const auto& [word, facts] : list.words()) {
    if (!facts.kept) continue;
    out += fmt::format("{}\t{:.0f}\t{}\n", to_utf8(word), facts.total(), facts.listed ? 1 : 0);
  }
  return out;
}

Result<CountSource> count_source(const std::string& text) {
  CountSource one;
  const std::size_t equals = std::min(text.rfind('='), text.size());
  const std::size_t comma = std::min(text.find(',', equals), text.size());
  const auto share_in = [&](std::size_t begin, std::size_t end) {
    const auto from = std::min(begin, end);
    const auto share = number_in<double>(std::string_view(text).substr(from, end - from));
    return share && *share >= 0 && *share < 1 ? share : std::nullopt;
  };
  const auto share = share_in(equals + 1, comma), trust = share_in(comma + 1, text.size());
  if (!share || !trust) return Error{text, 0, "expected PATH=SHARE,TRUST, both from 0 and below 1"};
  one.path = text.substr(0, equals);
  one.unigram_share = *share;
  one.trust = *trust;
  return one;
}

Result<std::vector<std::string>> pages_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  }
  if (failure) return Error{folder, 0, "not a readable folder (" + failure.message() + ")"};
  std::sort(names.begin(), names.end());
  return names;
}

/// In one piece where that is of a bounded cost.
Result<std::vector<AlignedPair>> read_pair(const ConfusionOptions& options,
                                           const std::string& name) {
  const auto seen = read_whole(options.pairs[0] + "/" + name + ".txt");
  if (!seen) return seen.error();
  const auto meant = read_whole(options.pairs[1] + "/" + name + ".txt");
  if (!meant) return meant.error();
  AlignedPair page{unbroken_text(*meant), unbroken_text(*seen)};
  if (std::max(page.meant.size(), page.seen.size()) > longest_piece) return pieces_of(page);
  return std::vector{std::move(page)};
}

std::vector<std::string> joined(std::vector<std::string> one,
                                const std::vector<std::string>& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

}  // namespace

bool is_safe_output(const std::string& output, const std::vector<std::string>& inputs,
                    Console& console) {
  std::vector<Input> files;
  const auto add = [&](const std::string& path) { files.push_back({path, path, path}); };
  std::error_code failure;
  for (const std::string& input : inputs) {
    add(input);
    for (const auto& entry : std::filesystem::directory_iterator(input, failure))
      add(entry.path().string());
  }
  if (InputFiles(files).same_as(output).empty()) return true;
  console.complain({output, 0, "is both input and output; choose another output"});
  return false;
}

int choose_words(const WordsOptions& options, Console& console) {
  if (!is_safe_output(options.output, joined(options.counts, options.lists), console))
    return console.exit_code();
  WordList list(options.lao ? Alphabet::Lao : Alphabet::Thai, options.counts.size());
  for (std::size_t source = 0; source < options.counts.size(); ++source) {
    const auto outcome = add_counts(list, options.counts[source], source);
    if (!outcome) return told(outcome, console);
  }
  for (const std::string& path : options.lists) {
    const auto outcome = add_words(list, path);
    if (!outcome) return told(outcome, console);
  }
  list.drop_doubtful();
  return told(write_whole(options.output, table_of(list)), console);
}

int count_text(const CountOptions& options, Console& console) {
  if (!is_safe_output(options.output, {options.model, options.corpus}, console))
    return console.exit_code();
  const auto container = Container::open(options.model);
  if (!container) return told(container.error(), console);
  const auto text = read_whole(options.corpus);
  if (!text) return told(text.error(), console);
  const Lexicon lexicon(*container, options.lao ? Alphabet::Lao : Alphabet::Thai);
  const NgramModel model(*container, "w");
  NgramCounter counter(lexicon, model);
  for_each_line(*text, [&](std::string_view line) { counter.add(without_line_end(line)); });
  return told(write_whole(options.output, counter.table(options.least)), console);
}

int learn_context(const ContextOptions& options, Console& console) {
  if (!is_safe_output(options.output, joined({options.model}, options.corpora), console))
    return console.exit_code();
  const auto container = Container::open(options.model);
  if (!container) return told(container.error(), console);
  const Lexicon lexicon(*container, Alphabet::Thai);
  const NgramModel model(*container, "w");
  ContextTrainer trainer(model, options.vocabulary);
  for (const std::string& path : options.corpora) {
    const auto text = read_whole(path);
    if (!text) return told(text.error(), console);
    for_each_line(*text, [&](std::string_view line) {
      std::vector<WordId> words = tokens_of(decode(without_line_end(line)).text, lexicon, model);
      words.erase(words.begin());  // the start of the paragraph
      trainer.add(std::move(words));
    });
  }
  console.note(
      fmt::format("telling a word from others costs {:.3f} nats", trainer.train(options.rounds)));
  return told(write_whole(options.output, trainer.table(lexicon)), console);
}

int compile_tables(CompileOptions options, Console& console) {
  options.input.alphabet = options.lao ? Alphabet::Lao : Alphabet::Thai;
  for (const std::string& source : options.sources) {
    const auto one = count_source(source);
    if (!one) return told(one.error(), console);
    options.input.counts.push_back(*one);
  }
  std::vector<std::string> inputs = joined(options.input.word_lists, options.input.term_lists);
  for (const CountSource& source : options.input.counts) inputs.push_back(source.path);
  for (const std::string& path : {options.input.words, options.input.context})
    if (!path.empty()) inputs.push_back(path);
  if (!is_safe_output(options.output, inputs, console)) return console.exit_code();
  return told(compile(options.input, options.output), console);
}

int learn_confusions(const ConfusionOptions& options, Console& console) {
  if (!is_safe_output(options.output, joined(options.pairs, {options.names}), console))
    return console.exit_code();
  const auto names = options.names.empty() ? pages_in(options.pairs[0]) : read_words(options.names);
  if (!names) return told(names.error(), console);
  std::vector<AlignedPair> pairs;
  for (const std::string& name : *names) {
    const auto page = read_pair(options, name);
    if (page) {
      pairs.insert(pairs.end(), page->begin(), page->end());
    } else {
      const Error& why = page.error();
      console.complain({why.path, why.line, why.message + "; the pair is left out"});
    }
  }
  if (pairs.empty())
    return told(Error{options.pairs[0], 0, "no page with its truth in " + options.pairs[1]},
                console);
  ConfusionEstimator estimator;
  estimator.learn(pairs, options.rounds);
  return told(write_whole(options.output, estimator.table(options.least)), console);
}

}  // namespace chamra::cli
