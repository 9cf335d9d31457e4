// SPDX-License-Identifier: Apache-2.0
// Words that are left as they stand though something speaks against them.
#pragma once

#include <vector>

#include "correct/best_path.hpp"
#include "correct/finding.hpp"
#include "correct/paragraph_edits.hpp"

namespace chamra {

class Suspicions {
 public:
  /// `path` must outlive this.
  Suspicions(BestPath& path, Telling telling) : path_(path), telling_(telling) {}

  /// Appends a suspicion of word `k`, which is left, and those behind it that are doubted with it,
  /// if there is any. Gives the word that is next.
  std::size_t suspect(std::size_t k, std::vector<Finding>& findings);

 private:
  [[nodiscard]] double doubt(std::size_t k);
  [[nodiscard]] bool goes_on(std::size_t first, std::size_t k) const;
  void add(WordRange doubted, std::vector<Finding>& findings);
  [[nodiscard]] WordRange room(WordRange doubted) const;
  [[nodiscard]] bool may_join(std::size_t k) const;
  [[nodiscard]] Finding suspicion(WordRange words);
  [[nodiscard]] std::vector<Alternative> alternatives(WordRange words, double sure);
  [[nodiscard]] WordEvidence evidence(std::size_t k);
  void add_neighbour(std::size_t k, double& changed, double& misfit);

  BestPath& path_;
  Telling telling_;
  std::size_t free_ = 0;         // no word from here on is part of a finding
  std::size_t first_doubt_ = 0;  // of the words that are doubted as one; by word of them:
  std::vector<WordEvidence> evidence_;
  std::vector<double> doubts_;
};

}  // namespace chamra
