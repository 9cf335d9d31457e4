// SPDX-License-Identifier: Apache-2.0
// Learns the vectors of a ContextModel from clean text.
//
// Of a word that stands in the text and some drawn by their frequency, the one that stands there
// must be told by the words around: the ranking form of noise-contrastive estimation (Ma & Collins
// 2018), whose optimum is log P(word | around) - log P(word). Steps follow Adagrad (Duchi et al.
// 2011), one for each vector. The same text gives the same table.
#pragma once

#include <string>
#include <vector>

#include "base/split_mix.hpp"
#include "context/context_model.hpp"
#include "ngram/ngram_model.hpp"

namespace chamra {

class ContextTrainer {
 public:
  /// The `vocabulary` first numbers of `words`, which are its most frequent words, get vectors.
  ContextTrainer(const NgramModel& words, std::size_t vocabulary);

  /// Words of a paragraph in order.
  void add(std::vector<WordId> passage);

  /// Goes through all that was added, `rounds` times. Cost: some 10 microseconds a word. Returns
  /// the mean of what telling a word cost in nats, in the last quarter.
  double train(unsigned rounds);

  /// See context_table.hpp.
  [[nodiscard]] std::string table(const Lexicon& lexicon) const;

 private:
  struct Vectors {
    std::vector<context::Vector> of;
    std::vector<float> steepness;  // sum of the squares of all steps asked for
  };
  struct Neighbour {
    WordId word;
    unsigned place;
  };
  using Places = std::array<context::Vector, context::places>;

  [[nodiscard]] float drawn() {  // 0 up to 1
    return static_cast<float>(draws_.next() >> 40U) * 0x1p-24F;
  }
  WordId draw_word();
  void prepare_draws(const NgramModel& words);
  double learn_passage(const std::vector<WordId>& passage, float rate);
  double learn_word(const std::vector<WordId>& passage, std::size_t at, float rate);
  void look_around(const std::vector<WordId>& passage, std::size_t at, Places& said);
  double learn_candidates(const context::Vector& around, float rate, context::Vector& slope);
  void learn_neighbours(const Places& said, const context::Vector& slope, float rate);

  std::vector<std::vector<WordId>> passages_;
  std::vector<float> kept_;    // share of its sightings a word is learnt from
  std::vector<WordId> other_;  // tables of the alias method (Walker 1977)
  std::vector<float> own_share_;
  Vectors meant_, beside_, weights_;  // the last by place
  std::vector<float> bias_, far_;
  std::vector<Neighbour> around_;
  std::vector<WordId> candidates_;  // the true one first
  SplitMix draws_{1};
};

}  // namespace chamra
