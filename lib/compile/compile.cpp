// SPDX-License-Identifier: Apache-2.0
#include "compile/compile.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>

#include "base/container.hpp"
#include "base/fnv.hpp"
#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "context/context_table.hpp"
#include "learn/word_list.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/ngram_builder.hpp"
#include "ngram/ngram_text.hpp"
#include "segment/words.hpp"
#include "text/decode.hpp"

namespace chamra {
namespace {

constexpr double words_share = 0.55;  // part of words.tsv in word probabilities (a balanced corpus)
constexpr double listed_share =
    0.02;  // part spread evenly over all words, so that none is impossible
constexpr double term_share = 0.05;
constexpr double words_discount = 0.75;
constexpr double term_trust = 0.05;
constexpr Smoothing letters_smoothing{0.6};
constexpr double unknown_prob = 0.01;  // of an unknown stretch as a token

/// What a rank of a term list stands for in counts.
double term_weight(std::string_view rank) { return rank == "1" ? 8 : rank == "2" ? 3 : 1; }

class Compiler {
 public:
  explicit Compiler(const CompileInput& input) : input_(input) {}

  Outcome run(const std::string& output) {
    for (const auto step : {&Compiler::read_word_table, &Compiler::read_lists,
                            &Compiler::read_terms, &Compiler::read_unigrams}) {
      if (auto done = (this->*step)(); !done) return done;
    }
    number_words();
    if (auto done = read_ngrams(); !done) return done;
    count_phrases();
    ContainerWriter out;
    const Spellings spellings = spellings_of(words_, input_.alphabet);
    write_lexicon(out, spellings, costs_);
    write_lexicon(out, common_of(spellings), costs_, "c");
    write_ngrams(out, "w", probs_, std::move(sources_));
    write_letters(out);
    if (auto done = add_context(out); !done) return done;
    out.add("stamp", std::vector<std::uint64_t>{Fnv().add(out.bytes()).hash()});
    return write_whole(output, out.bytes());
  }

 private:
  /// Its probability; nothing for what is not written in the alphabet.
  double* prob_of(std::string_view word) {
    std::u32string letters = to_utf32(word);
    return to_symbols(letters, input_.alphabet).empty() ? nullptr
                                                        : &word_probs_[std::move(letters)];
  }

  Outcome read_word_table() {
    if (input_.words.empty()) return Done{};
    std::vector<std::pair<double*, double>> counted;
    double total = 0;
    const auto rows = read_checked_table(input_.words, "word", 2, [&](const auto& fields) {
      double count = 0;
      std::string wrong = read_count(fields[1], count);
      if (double* found = prob_of(fields[0]); found != nullptr) {
        counted.emplace_back(found, count);
        total += count;
      }
      return wrong;  // then nothing counts
    });
    if (!rows) return rows.error();
    for (auto& [found, count] : counted) *found += words_share * count / std::max(total, 1.0);
    return Done{};
  }

  Outcome read_lists() {
    WordList list(input_.alphabet, 1);
    for (const std::string& path : input_.word_lists) {
      const auto words = path.ends_with(".tri") ? read_libthai_words(path) : read_words(path);
      if (!words) return words.error();
      for (const std::string& word : *words) list.add_listed(word, true);
    }
    for (const auto& [word, unused] : list.words()) word_probs_[word];
    return Done{};
  }

  Outcome read_terms() {
    double total = 0;
    for (const std::string& path : input_.term_lists) {
      const auto rows = read_table(path, "term", 3, [&](const auto& fields) {
        terms_.emplace_back(decode(fields[0]).text, term_weight(fields[2]));
        total += terms_.back().second;
        is_phrase_.push_back(fields[1] == "phrase");
      });
      if (!rows) return rows.error();
    }
    // Phrases are cut into words later; other terms are words themselves.
    for (std::size_t k = 0; k < terms_.size(); ++k) {
      const auto& [term, weight] = terms_[k];
      if (!is_phrase_[k] && term.size() > 1 && !to_symbols(term, input_.alphabet).empty())
        word_probs_[term] += term_share * weight / total;
    }
    return Done{};
  }

  Outcome read_unigrams() {
    for (const CountSource& source : input_.counts) {
      std::vector<std::pair<double*, double>> counted;
      double total = 0;
      const auto rows = read_checked_table(source.path, "words", 2, [&](const auto& fields) {
        if (fields[0].find(' ') != std::string_view::npos) return std::string();
        double count = 0;
        if (std::string wrong = read_count(fields[1], count); !wrong.empty()) return wrong;
        total += count;
        const std::u32string letters = to_utf32(fields[0]);
        const auto found = word_probs_.find(letters);
        if (found != word_probs_.end()) counted.emplace_back(&found->second, count);
        return std::string();
      });
      if (!rows) return rows.error();
      for (auto& [found, count] : counted)
        *found += source.unigram_share * count / std::max(total, 1.0);
    }
    return Done{};
  }

  /// Most probable first, so that the tables' hot parts stand together.
  void number_words() {
    double total = 0;
    for (auto& [word, prob] : word_probs_) {
      prob += listed_share / static_cast<double>(word_probs_.size());
      total += prob;
      words_.push_back(word);
    }
    std::stable_sort(words_.begin(), words_.end(),
                     [&](const auto& a, const auto& b) { return word_probs_[a] > word_probs_[b]; });
    probs_.assign(word::first, unknown_prob);
    for (const auto& word : words_) {
      ids_[to_utf8(word)] = static_cast<WordId>(probs_.size());
      probs_.push_back(word_probs_[word] / total * (1 - unknown_prob * word::first));
      costs_.push_back(static_cast<float>(-std::log(probs_.back())));
    }
    for (WordId id = 0; id < word::first; ++id) ids_[word::names[id]] = id;
  }

  Outcome read_ngrams() {
    for (const CountSource& source : input_.counts) {
      NgramSource counted = source_of(source.trust);
      const auto rows = read_checked_table(source.path, "words", 2, [&](const auto& fields) {
        double count = 0;
        std::string wrong = read_count(fields[1], count);
        if (wrong.empty()) add_ngram(counted.counts, fields[0], count);
        return wrong;
      });
      if (!rows) return rows.error();
      put_in_order(counted.counts);
      sources_.push_back(std::move(counted));
    }
    return Done{};
  }

  [[nodiscard]] NgramSource source_of(double trust) const {
    NgramSource source{{}, {words_discount, trust}};
    source.counts.unigram_counts.assign(probs_.size(), 0);
    return source;
  }

  void add_ngram(NgramCounts& counts, std::string_view words, double count) const {
    const auto row =
        parse_ngram(words, [&](std::string_view token) -> std::optional<std::uint32_t> {
          const auto found = ids_.find(std::string(token));
          return found == ids_.end() ? std::nullopt : std::optional(found->second);
        });
    if (!row) return;
    if (row->order == 1)
      counts.unigram_counts[row->ids[0]] += count;
    else
      counts.orders[row->order].push_back(
          {{row->ids[0], row->ids[1], row->ids[2]}, static_cast<float>(count)});
  }

  /// Terms of several words teach their word pairs and triples.
  void count_phrases() {
    if (terms_.empty()) return;
    ContainerWriter scratch;
    write_lexicon(scratch, spellings_of(words_, input_.alphabet), costs_);
    write_ngrams(scratch, "w", probs_, {});
    const Container container = Container::from(scratch);
    const Lexicon lexicon(container, input_.alphabet);
    const NgramModel model(container, "w");
    NgramSource counted = source_of(term_trust);
    for (const auto& [term, weight] : terms_) {
      const auto cut = cut_words(term, lexicon, model);
      const auto count = static_cast<float>(weight);
      for (std::size_t k = 0; k + 1 < cut.size(); ++k) {
        counted.counts.unigram_counts[cut[k].id] += weight;
        counted.counts.orders[2].push_back({{cut[k].id, cut[k + 1].id}, count});
        if (k + 2 < cut.size())
          counted.counts.orders[3].push_back({{cut[k].id, cut[k + 1].id, cut[k + 2].id}, count});
      }
    }
    put_in_order(counted.counts);
    sources_.push_back(std::move(counted));
  }

  Outcome add_context(ContainerWriter& out) const {
    if (input_.context.empty()) return Done{};
    const auto number_of = [&](const std::string& word) {
      const auto found = ids_.find(word);
      return found == ids_.end() ? word::none : found->second;
    };
    return write_context(out, input_.context, number_of, word::first + words_.size());
  }

  /// Letter n-grams of words, frequent ones counting a little more: what an unknown word or name
  /// looks like. Token 0 is the end of a word (and its start).
  void write_letters(ContainerWriter& out) {
    std::array<std::map<std::vector<std::uint32_t>, double>, longest_ngram + 1> sums;
    for (std::size_t w = 0; w < words_.size(); ++w) {
      const double weight = 1 + std::max(0.0, 14.0 - costs_[w]);
      std::vector<std::uint32_t> letters{0};
      for (const Symbol symbol : to_symbols(words_[w], input_.alphabet)) letters.push_back(symbol);
      letters.push_back(0);
      for (std::size_t end = 1; end <= letters.size(); ++end) {
        for (std::size_t order = 1; order <= longest_ngram && order <= end; ++order) {
          sums[order][{letters.begin() + static_cast<std::ptrdiff_t>(end - order),
                       letters.begin() + static_cast<std::ptrdiff_t>(end)}] += weight;
        }
      }
    }
    NgramCounts counts;
    counts.unigram_counts.assign(symbol_count, 0);
    double total = 0;
    for (const auto& [gram, count] : sums[1])
      counts.unigram_counts[gram[0]] = count, total += count;
    for (const double count : counts.unigram_counts)
      counts.unigram_probs.push_back((count + 1) / (total + symbol_count));
    for (unsigned order = 2; order <= longest_ngram; ++order) {
      for (const auto& [gram, count] : sums[order]) {
        NgramCount one;
        std::copy(gram.begin(), gram.end(), one.tokens.begin());
        one.count = static_cast<float>(count);
        counts.orders[order].push_back(one);
      }
    }
    write_ngrams(out, "l", std::move(counts), letters_smoothing);
  }

  const CompileInput& input_;
  std::map<std::u32string, double> word_probs_;
  std::vector<std::pair<std::u32string, double>> terms_;
  std::vector<bool> is_phrase_;
  std::vector<std::u32string> words_;
  std::vector<float> costs_;
  std::unordered_map<std::string, WordId> ids_;
  std::vector<double> probs_;  // by number
  std::vector<NgramSource> sources_;
};

}  // namespace

Outcome compile(const CompileInput& input, const std::string& output) {
  return Compiler(input).run(output);
}

}  // namespace chamra
