// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "lattice/search_width.hpp"

namespace chamra {

struct DecoderOptions {
  SearchWidth width;                        // where the page reads as no known word
  SearchWidth doubtful_width{9, 1.3F, 16};  // where it reads as words that fit badly
  // For the longer words of the book, which are few and the likeliest to be meant.
  SearchWidth recurring_width{.base = 16,
                              .per_letter = 4,
                              .most = 50,
                              .hopeless = 30,
                              .hopeless_letter = 3,
                              .headroom = 30};
  // For the longer of the commonest words of the language: wide too, but less is believed of them.
  SearchWidth common_width{.base = 12,
                           .per_letter = 3,
                           .most = 26,
                           .changed_price = 2.5F,
                           .hopeless = 20,
                           .hopeless_letter = 3,
                           .headroom = 10,
                           .steps = 1500};
  SearchWidth quiet_common_width = common_width.within(5, 1500);
  // For what a place may read where a person is asked what else it may be, and for words of the
  // book there.
  SearchWidth wide_width{
      .base = 14, .most = 26, .hopeless = 20, .hopeless_letter = 3, .headroom = 12};
  SearchWidth wide_recurring_width = recurring_width.within(14, 5000);
  float doubt = 2.4F;  // nats a letter above which a word as written is in doubt
  // Errors come together. By the share of a paragraph that is in doubt, its noise:
  float noisy = 0.08F, noisy_doubt = 1.9F;  // where it is more, words are doubted sooner;
  float common_from = 0.15F;  // where it is less, common words are sought less far off.
  // A changed word costs log(neutral_noise / noise) nats more, as far as these bounds go: by Bayes'
  // rule, since the noise tells how often words are changed.
  float neutral_noise = 0.28F, least_noise = 0.03F, most_noise = 0.3F;
  // The search is narrower by so many times that price: once because it will be paid, once because
  // where little is wrong, less that is far off is meant.
  float narrowed_by_price = 1.5F;
  float beam = 7.5F;  // nats behind the best of a place
  // As written, no way is followed that is dearer than the best by more, every word weighed by
  // itself: over a word, and over letters that are none, which their neighbours seldom speak for.
  float written_margin = 5, stretch_margin = 2;
  float passing_margin = 4;       // how much dearer a place may be than to pass it by
  std::size_t sure_context = 1;   // words searched around what is in doubt
  std::size_t most_states = 8;    // of a place
  float whole_word_price = 1.5F;  // on a word the book has shown to be seen so
  float unknown_start = -1;       // to begin a stretch of no known word: names are left alone
  float language_scale = 1.2F;
  float context_scale = 0.6F;  // of what the words around say: n-grams know the nearest of them too
  float most_context = 3;      // nats that they may say for or against a word, not yet scaled
  // They are asked where a change is at least so likely, and at least so likely not.
  float undecided = 0.005F;
  float posterior_scale =
      0.85F;  // path costs are over-sure: letters of one page are not independent evidence
  friend bool operator==(const DecoderOptions&, const DecoderOptions&) = default;
};

}  // namespace chamra
