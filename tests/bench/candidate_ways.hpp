// SPDX-License-Identifier: Apache-2.0
// Ways to ask what a suspect may have meant: the search alone, the whole lattice, another program.
#pragma once

#include <memory>

#include "bench/suspects.hpp"

namespace chamra::bench {

/// `ask` is what is timed; the others tell of the last answer.
class Way {
 public:
  Way() = default;
  Way(const Way&) = delete;
  Way& operator=(const Way&) = delete;
  virtual ~Way() = default;

  virtual void ask(const Suspect& suspect) = 0;
  [[nodiscard]] virtual std::size_t count() const = 0;
  /// Is what was meant among the answers, as one of them?
  [[nodiscard]] virtual bool holds(const Suspect& suspect) const = 0;
};

/// Each remembers nothing; `tables` must outlive it.
std::unique_ptr<Way> words_from_first_letter(const KnowledgeTables& tables);
std::unique_ptr<Way> words_from_all_letters(const KnowledgeTables& tables);
/// The suspect alone, without the page around it: readings weighed by n-grams and each other.
std::unique_ptr<Way> ranked_readings(const KnowledgeTables& tables);
/// The suggestions of the dictionary `path`.aff, `path`.dic.
std::unique_ptr<Way> hunspell_suggestions(const std::string& path);

}  // namespace chamra::bench
