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
#include "channel/seen.hpp"
#include "channel/slips.hpp"

namespace chamra {

/// `meant` in Thai symbols, `seen` in page letters; `cost` = minus natural log of the rate at which
/// `meant` becomes `seen`.
struct Confusion {
  Packed meant = 0, seen = 0;
  float cost = 0;
};

class ConfusionTable {
 public:
  /// The base rates alone.
  ConfusionTable();

  /// Reads tables "meant<TAB>seen<TAB>count<TAB>of" (count of the `of` times `meant` stood there
  /// that it was seen so). Errors: not readable, malformed.
  ///
  /// `book`: what the book at hand has shown; its rates lead, as far as it has shown enough, from
  /// those of the tables (a Dirichlet prior).
  static Result<ConfusionTable> load(const std::vector<std::string>& paths,
                                     std::span<const ConfusionCount> book = {});

  /// What may have been meant where `seen` stands, cheapest first. `seen` 0: letters that were lost
  /// altogether.
  [[nodiscard]] std::span<const Confusion> meant_for(Packed seen) const;

  /// Eight neighbours in the table, to be passed over together: `end` is behind the last, and what
  /// they mean begins with one of `first` (symbol 0 when one of them means nothing).
  struct Block {
    const Confusion* end;
    const SymbolSet& first;
  };
  /// `confusion` must be one that meant_for gave.
  [[nodiscard]] Block block_of(const Confusion* confusion) const {
    const auto block = static_cast<std::size_t>(confusion - confusions_.data()) / block_size;
    return {confusions_.data() + (block + 1) * block_size, first_letters_[block]};
  }

  /// May a longer string than this letter be looked up with success?
  [[nodiscard]] bool begins_longer(Seen letter) const { return begins_longer_[letter]; }

  /// Changes whenever a confusion or cost does.
  [[nodiscard]] std::uint64_t stamp() const;

 private:
  void add_base(const SlipRates& slips);
  void adapt(std::span<const ConfusionCount> book);
  void add_lao_spelling();
  void index();
  void index_first_letters();
  [[nodiscard]] std::size_t slot_of(Packed seen) const;

  static constexpr std::size_t block_size = 8;
  std::vector<Confusion> confusions_;
  std::vector<SymbolSet> first_letters_;             // one for each block
  std::unordered_map<std::uint64_t, double> rates_;  // meant << 32 | seen, while loading
  struct Range {
    std::uint32_t begin = 0, end = 0;
  };
  struct Slot {
    Packed seen = 0;
    Range range;
  };
  std::array<Range, 256> single_{};        // by the one letter seen; 0: lost letters
  std::array<bool, 256> begins_longer_{};  // some longer string begins with this letter
  std::vector<Slot> longer_{1};            // open addressing, a power of two
};

}  // namespace chamra
