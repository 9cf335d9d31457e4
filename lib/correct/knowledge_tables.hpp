// SPDX-License-Identifier: Apache-2.0
// What a Knowledge holds; only the river itself looks inside.
#pragma once

#include "base/container.hpp"
#include "channel/confusion_table.hpp"
#include "correct/decoder_pool.hpp"
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
  // That search with these tables; never null.
  std::unique_ptr<DecoderPool> decoders = std::make_unique<DecoderPool>();
};

}  // namespace chamra
