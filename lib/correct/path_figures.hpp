// SPDX-License-Identifier: Apache-2.0
// What evidence asks about the best path of a paragraph, beyond its arcs.
#pragma once

#include <optional>
#include <vector>

#include "base/span.hpp"
#include "lattice/beam_search.hpp"
#include "ngram/word_model.hpp"

namespace chamra {

class PathFigures {
 public:
  /// `decoded` must outlive this. Nothing is reckoned until it is asked for.
  PathFigures(const Decoded& decoded, const WordModel& words) : decoded_(decoded), words_(words) {}

  /// Nats that word `k` of the best path costs after those before it. The first call asks the model
  /// about all words.
  double language(std::size_t k);

  /// The share of paths that change a letter of `span`, the most of any letter. The first call goes
  /// over all arcs.
  double rival(CharSpan span);

  /// Nats that the likeliest change of a letter of `span` costs by itself; nothing where there is
  /// none. Cost: as of `rival`.
  std::optional<double> likeliest_change(CharSpan span);

 private:
  void weigh_words();
  void add_rivals();
  void note_likeliest(const Reading& reading);

  const Decoded& decoded_;
  WordModel words_;
  std::vector<double> language_;
  std::vector<float> rival_;               // by letter
  std::vector<const Reading*> likeliest_;  // changes, by letter; null: none
};

}  // namespace chamra
