// SPDX-License-Identifier: Apache-2.0
// What OCR does to letters: how likely a short meant string is to be seen as another.
//
// Learnt rates come from aligned pages, one table for each kind of OCR, and are mixed in equal
// parts; under them stands the rate of each kind of slip (slips.hpp) for what was never seen.
// Strings, not letters, since OCR confuses clusters (sara am read as mai ek + sara aa) and whole
// syllables. Source: Brill & Moore 2000 (string-to-string edits).
#pragma once

#include <array>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "channel/confusion_count.hpp"
#include "channel/meanings.hpp"
#include "channel/seen.hpp"
#include "channel/slips.hpp"

namespace chamra {

class ConfusionTable {
 public:
  /// The base rates alone.
  ConfusionTable();

  /// Reads tables "meant<TAB>seen<TAB>count<TAB>of" (count of the `of` times `meant` stood there
  /// that it was seen so). Errors: not readable, malformed.
  ///
  /// `book`: what the book at hand has shown; its rates lead, as far as it has shown enough, from
  /// those of the tables (a Dirichlet prior). `letters`: of the book; one that stood there often
  /// and was never confused is confused less than the tables say.
  static Result<ConfusionTable> load(const std::vector<std::string>& paths,
                                     std::span<const ConfusionCount> book = {},
                                     std::span<const LetterCount> letters = {});

  /// What may have been meant where `seen` stands, cheapest first. `seen` 0: letters that were lost
  /// altogether.
  [[nodiscard]] std::span<const Confusion> meant_for(Packed seen) const;

  /// The same by first letter; nullptr where `seen` is no confusion of anything. Points into the
  /// table.
  [[nodiscard]] const Meanings* meanings_of(Packed seen) const;

  /// May a longer string than this letter be looked up with success?
  [[nodiscard]] bool begins_longer(Seen letter) const { return begins_longer_[letter]; }

  /// Changes whenever a confusion or cost does.
  [[nodiscard]] std::uint64_t stamp() const;

 private:
  /// All confusions with one string on the page.
  struct Group {
    std::uint32_t begin, end;  // in confusions_
    Meanings meanings;
  };
  struct Empty {};
  explicit ConfusionTable(Empty) {}

  void add_base(const SlipRates& slips);
  void adapt(std::span<const ConfusionCount> book, std::span<const LetterCount> letters);
  void add_lao_spelling();
  void index();
  void add_group(std::uint32_t begin, std::uint32_t all_end);
  [[nodiscard]] std::size_t slot_of(Packed seen) const;
  [[nodiscard]] const Group* group_of(Packed seen) const;

  std::vector<Confusion> confusions_;                // by what is seen, then cost
  std::unordered_map<std::uint64_t, double> rates_;  // meant << 32 | seen, while loading
  std::vector<Group> groups_;                        // by what is seen
  struct Slot {
    Packed seen = 0;
    std::uint32_t group = 0;
  };
  static constexpr std::uint32_t no_group = 0xFFFFFFFF;
  std::array<std::uint32_t, 256> single_{};  // by the one letter seen; 0: lost letters
  std::array<bool, 256> begins_longer_{};    // some longer string begins with this letter
  std::vector<Slot> longer_{1};              // open addressing, a power of two
};

}  // namespace chamra
