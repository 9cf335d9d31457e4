// SPDX-License-Identifier: Apache-2.0
// What a Knowledge holds; only the river itself looks inside.
#pragma once

#include "base/container.hpp"
#include "channel/confusion_table.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/ngram_model.hpp"

namespace chamra {

class KnowledgeTables {
 public:
  struct Language {
    Container file;
    Lexicon lexicon;
    NgramModel words, letters;
  };
  Language thai, lao;
  ConfusionTable confusions;
};

}  // namespace chamra
