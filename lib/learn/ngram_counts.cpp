// SPDX-License-Identifier: Apache-2.0
#include "learn/ngram_counts.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "base/utf8.hpp"
#include "segment/words.hpp"
#include "text/decode.hpp"

namespace chamra {
namespace {

using Gram = NgramCounter::Gram;

/// The tokens of some n-grams in the order of their names.
class Names {
 public:
  Names(const std::vector<Gram>& grams, const Lexicon& lexicon) {
    std::vector<bool> used(std::max<std::size_t>(lexicon.word_count(), word::first));
    for (const Gram& gram : grams) used[gram[0]] = true;
    std::vector<std::pair<std::string, WordId>> named;
    for (WordId id = 0; id < used.size(); ++id) {
      if (used[id]) named.emplace_back(token_name(lexicon, id), id);
    }
    std::sort(named.begin(), named.end());
    places_.resize(used.size());
    for (auto& [name, id] : named) {
      names_.push_back(std::move(name));
      places_[id] = static_cast<std::uint32_t>(names_.size());
    }
  }

  /// From 1 on; 0 where there is no token, since the shorter comes first.
  [[nodiscard]] std::uint32_t place_of(WordId id) const {
    return id == word::none ? 0 : places_[id];
  }
  [[nodiscard]] const std::string& at(std::uint32_t place) const { return names_[place - 1]; }

 private:
  std::vector<std::string> names_;
  std::vector<std::uint32_t> places_;
};

/// Counts n-grams that stand sorted by their names, and so writes them in that order: a blank is
/// less than any letter.
class RowWriter {
 public:
  RowWriter(const Names& names, const LeastCounts& least) : names_(names), least_(least) {}

  /// All that begin as `words`, which are the first `order` tokens of each of `grams`.
  void add(std::span<const Gram> grams, unsigned order, const std::string& words) {
    for (std::size_t begin = 0, end = 0; begin < grams.size(); begin = end) {
      const std::uint32_t place = grams[begin][order];
      while (end < grams.size() && grams[end][order] == place) ++end;
      if (place == 0) continue;
      std::string longer = words;
      if (order > 0) longer += ' ';
      longer += names_.at(place);
      add_same(grams.subspan(begin, end - begin), order + 1, longer);
    }
  }
  [[nodiscard]] std::vector<NgramRowCount> take() { return std::move(rows_); }

 private:
  void add_same(std::span<const Gram> grams, unsigned order, const std::string& words) {
    if (grams.size() >= least_[order])
      rows_.emplace_back(words, static_cast<std::uint32_t>(grams.size()));
    if (order < longest_row) add(grams, order, words);
  }

  const Names& names_;
  const LeastCounts& least_;
  std::vector<NgramRowCount> rows_;
};

}  // namespace

std::vector<WordId> tokens_of(std::u32string_view paragraph, const Lexicon& lexicon,
                              const WordModel& unigrams) {
  std::vector<WordId> ids{word::boundary};
  for (const Word& word : cut_words(paragraph, lexicon, unigrams)) {
    if (word.id != word::boundary || ids.back() != word::boundary) ids.push_back(word.id);
  }
  return ids;
}

void NgramCounter::add(std::string_view paragraph) { add(decode(paragraph).text); }

void NgramCounter::add(std::u32string_view paragraph) {
  const std::vector<WordId> ids = tokens_of(paragraph, lexicon_, unigrams_);
  const auto id_at = [&](std::size_t k) { return k < ids.size() ? ids[k] : word::none; };
  for (std::size_t k = 0; k < ids.size(); ++k)
    grams_.push_back({ids[k], id_at(k + 1), id_at(k + 2)});
}

std::vector<NgramRowCount> NgramCounter::counts(const LeastCounts& least) const {
  const Names names(grams_, lexicon_);
  std::vector<Gram> places = grams_;
  for (Gram& gram : places) {
    for (WordId& id : gram) id = names.place_of(id);
  }
  std::sort(places.begin(), places.end());
  RowWriter writer(names, least);
  writer.add(places, 0, {});
  return writer.take();
}

std::string NgramCounter::table(const LeastCounts& least) const {
  std::string out = "words\tcount\n";
  for (const auto& [words, count] : counts(least))
    out += words + "\t" + std::to_string(count) + "\n";
  return out;
}

}  // namespace chamra
