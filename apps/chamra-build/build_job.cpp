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
  for_each_line(*whole, [&](std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return;
    list.add_count(line.substr(0, tab), source,
                   number_in<double>(line.substr(tab + 1)).value_or(0));
  });
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
  const std::size_t equals = text.rfind('=');
  if (equals != std::string::npos &&
      std::sscanf(text.c_str() + equals + 1, "%lf,%lf", &one.unigram_share, &one.trust) == 2) {
    one.path = text.substr(0, equals);
    return one;
  }
  return Error{text, 0, "expected PATH=SHARE,TRUST"};
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

}  // namespace

int choose_words(const WordsOptions& options, Console& console) {
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
  return told(compile(options.input, options.output), console);
}

int learn_confusions(const ConfusionOptions& options, Console& console) {
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
