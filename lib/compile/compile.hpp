// SPDX-License-Identifier: Apache-2.0
// Turns the tables under dictionaries/ and the installed word lists into the one mapped file a
// language is read from.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "lexicon/symbols.hpp"

namespace chamra {

/// A count table of words and n-grams ("words<TAB>count"). `unigram_share`: its part in word
/// probabilities; `trust`: its part in what is said to follow a word or two, those of all tables
/// together less than 1 (see NgramSource).
struct CountSource {
  std::string path;
  double unigram_share = 0, trust = 0.5;
};

struct CompileInput {
  Alphabet alphabet = Alphabet::Thai;
  std::string words;  // words.tsv: word, counts by source named in the header, listed
  std::vector<std::string> word_lists;  // installed dictionaries (.dic, .tri): membership only
  std::vector<std::string> term_lists;  // term, subject, rank: words and phrases the project wrote
  std::vector<CountSource> counts;
  std::string context;  // vectors of words (context/context_table.hpp); empty: none
};

/// Writes the container. Errors: a table not readable or malformed; output not writable. Memory:
/// about 1 GB at 5 M n-grams.
Outcome compile(const CompileInput& input, const std::string& output);

}  // namespace chamra
