// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace chamra {

/// How wide to search for words, in nats. Wider finds more and costs time.
struct SearchWidth {
  float base = 10, per_letter = 1.5F,
        most = 20;  // bound after k letters: min(base + k per_letter, most)
  float lao_letter = 1.6F,
        foreign_run = 9;       // allowance for letters that cannot stand for themselves
  float changed_price = 1.5F;  // on every changed word: OCR is mostly right
  float short_price = 1;       // more for each letter that a changed word is shorter than four
  float swallowed_price = 2;   // for each letter but one that the page has more than the word
  // Errors come in bursts: where one letter of a word is wrong the next is likely so. Of a word's
  // cost beyond `burst_from` only this share counts.
  float burst_from = 12, burst_share = 0.4F;
  // A word is given up once its cost, the best of its kind included, is this much and more.
  float hopeless = 16, hopeless_letter = 2;
  float headroom = 7.5F;   // a changed word may be this much dearer than what else is known
  unsigned steps = 20000;  // for one place: bounds the worst case

  /// As wide, of less headroom and fewer steps.
  [[nodiscard]] SearchWidth within(float nats, unsigned most_steps) const {
    SearchWidth out = *this;
    out.headroom = nats;
    out.steps = most_steps;
    return out;
  }
  friend bool operator==(const SearchWidth&, const SearchWidth&) = default;
};

}  // namespace chamra
