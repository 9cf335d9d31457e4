// SPDX-License-Identifier: Apache-2.0
// What speaks for a change and what against it, before it is weighed; and what speaks against a
// word that is left as it stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edits/edit.hpp"

namespace chamra {

/// Figures of one change; logs are natural. The letters and the words around are two witnesses: a
/// change that only one of them carries is seldom right, however far ahead of others it is.
struct Evidence {
  double posterior = 0;  // share of the paths through the lattice that make the change
  double channel = 0;    // what OCR's habits take for it, and what else speaks against it, nats
  double language = 0;   // what the words meant cost after those before them, nats a word
  double unlikely = 0;   // what the letters seen cost as those of a name, nats a letter
  double letters = 1;    // that were meant, in code points
  double known = 0;      // 1 where what was seen is made of words, else 0
  double lao = 0;        // 1 where it is Thai in Lao letters
  double sara_am = 0;    // 1 where but a sara_am was misread
  double around = 0;     // log of the share of letters around that other changes are made of
  // Of the words next to it, both together, in nats a letter; a place without a word counts 0:
  double language_beside = 0;  // what they cost after those before them
  double channel_beside = 0;   // as `channel`
};

/// Figures of one word left as it stands, or of a stretch that is no word; logs are natural.
struct WordEvidence {
  double rival = 0;     // share of the paths that change a letter of it, the most of any letter
  double language = 0;  // what it costs after the words before it, nats
  double letters = 1;   // code points
  double unknown = 0;   // 1 where it is no word, else 0
  double beside = 0;    // changes of the words next to it: 0 to 2
  double before = 0;    // what the word before it costs, nats a letter; 0 where that is changed
  double behind = 0;    // the same of the word behind it
  double around = 0;    // log of the share of letters around that changes are made of
  double fit = 0;       // how well it fits among some twenty words to each side, nats
  double near = far;    // `channel` of the likeliest other word there, nats

  static constexpr double far = 25;  // where there is none
};

/// For the row of a corrections file, and back. Nothing where a figure is missing.
[[nodiscard]] std::vector<Witness> witnesses_of(const Evidence& evidence);
[[nodiscard]] std::vector<Witness> witnesses_of(const WordEvidence& evidence);
[[nodiscard]] std::optional<Evidence> evidence_from(const std::vector<Witness>& witnesses);
[[nodiscard]] std::optional<WordEvidence> word_evidence_from(const std::vector<Witness>& witnesses);

}  // namespace chamra
