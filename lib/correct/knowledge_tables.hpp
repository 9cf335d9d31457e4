// SPDX-License-Identifier: Apache-2.0
// What a Knowledge holds; only the river itself looks inside.
#pragma once

#include "base/container.hpp"
#include "channel/confusion_table.hpp"
#include "confidence/confidence_model.hpp"
#include "context/context_model.hpp"
#include "correct/book_tables.hpp"
#include "correct/decoder_pool.hpp"
#include "correct/rejections.hpp"
#include "lexicon/lexicon.hpp"
#include "ngram/letter_costs.hpp"
#include "ngram/ngram_model.hpp"

namespace chamra {

class KnowledgeTables {
 public:
  struct Language {
    Container file;
    Lexicon lexicon, common;
    NgramModel words;
    LetterCosts letters;
    ContextModel context;
  };
  Language thai, lao;
  ConfusionTable confusions;
  ConfidenceModel confidence;
  BookTables book;
  Rejections rejected;
  // That search with these tables; never null.
  std::unique_ptr<DecoderPool> decoders = std::make_unique<DecoderPool>();

  /// Thai words, the book's own included.
  [[nodiscard]] const Lexicon& lexicon() const {
    return book.empty() ? thai.lexicon : book.lexicon;
  }
  [[nodiscard]] const Lexicon& common() const { return book.empty() ? thai.common : book.common; }
  [[nodiscard]] WordModel words() const {
    return book.empty() ? WordModel(thai.words) : book.mixed_with(thai.words);
  }
  /// Is `id` a word that only the book knows?
  [[nodiscard]] bool is_of_book(WordId id) const { return id >= thai.lexicon.word_count(); }
};

}  // namespace chamra
