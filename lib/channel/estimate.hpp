// SPDX-License-Identifier: Apache-2.0
// Learns confusions from pages and their truth, by expectation-maximisation over all alignments of
// short strings.
//
// Idea: every way to cut truth and page into matching pieces of at most three letters explains the
// page; pieces that explain much gain weight, and the cut that needs few of them wins. Source:
// Bisani & Ney 2008 (joint multigrams), Ristad & Yianilos 1998.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "channel/confusion_count.hpp"
#include "channel/seen.hpp"

namespace chamra {

struct AlignedPair {
  std::u32string meant, seen;  // canonical
};

class ConfusionEstimator {
 public:
  /// `pairs` are paragraphs or lines; time is linear in their length (a band around the cheapest
  /// alignment).
  void learn(const std::vector<AlignedPair>& pairs, unsigned rounds);

  /// Most frequent first; what was expected less than `least` times is left out, and so is what is
  /// no Thai letter meant. A letter of another script is seen as U+FFFD, a Latin one as x.
  [[nodiscard]] std::vector<ConfusionCount> counts(double least) const;
  /// How often the letters of the truth stood there, in order.
  [[nodiscard]] std::vector<LetterCount> letters() const;
  /// Confusions as a table "meant<TAB>seen<TAB>count<TAB>of".
  [[nodiscard]] std::string table(double least) const;

 private:
  using Key = std::uint64_t;
  [[nodiscard]] float cost(Packed meant, unsigned meant_length, Packed seen,
                           unsigned seen_length) const;
  float remembered_cost(Packed meant, unsigned meant_length, Packed seen, unsigned seen_length);
  float cost_along(const std::vector<int>& path, const std::vector<std::uint8_t>& meant,
                   const std::vector<std::uint8_t>& seen);
  void expect(const AlignedPair& pair, std::unordered_map<Key, double>& counts);

  /// Costs of this round that were asked for before; the empty key is never asked for.
  struct Memo {
    Key key = 0;
    float cost = 0;
  };
  static constexpr unsigned memo_bits = 14;
  std::vector<Memo> memo_;
  std::unordered_map<Key, double> counts_;
  std::unordered_map<Packed, double> occurrences_;  // of meant strings in the truth
  double letters_ = 0;
};

}  // namespace chamra
