// SPDX-License-Identifier: Apache-2.0
#include "channel/slips.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "script/lao_thai.hpp"
#include "script/letters.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

constexpr double most_rate = 0.9;
constexpr double lost_blank = 0.002;  // a blank that stands inside a word

constexpr std::array<double, slip_kinds> usual_rates = {
    2e-4,    // ExtraMark
    1e-4,    // ExtraLetter
    4e-4,    // LostMark
    1.5e-4,  // LostLetter
    5e-4,    // SaraAm
    5e-4,    // LikeShape
    1e-4,    // SameClass
    1e-5,    // OtherLetter
    0.4,     // LaoTwin
    0.1,     // LaoSameSound
    0.04,    // LaoFinal
    0.04,    // LaoLikeShape
    0.003,   // LaoSameClass
    0.0003,  // LaoOther
    0.4,     // LaoShortO
    0.003,   // LaoExtra
};

// Letters of like shape in usual text faces.
constexpr std::array<std::u32string_view, 19> look_alikes = {
    U"กถภฦ",
    U"คตดฅศ",
    U"ขชซฃ",
    U"บปษ",
    U"ผฝพฟฬ",
    U"ฎฏ",
    U"ทฑห",
    U"นมฆ",
    U"อฮ",
    U"รธฐวจ",
    U"ลส",
    U"ณญ",
    U"ยบ",
    U"\u0E34\u0E35\u0E36\u0E37\u0E31\u0E4C\u0E47\u0E4D",
    U"\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E47",
    U"\u0E38\u0E39",
    U"เแ",
    U"ใไโ",
    U"าำะ"};

bool look_alike(char32_t a, char32_t b) {
  const auto holds = [](std::u32string_view group, char32_t letter) {
    return group.find(letter) != std::u32string_view::npos;
  };
  return std::any_of(look_alikes.begin(), look_alikes.end(),
                     [&](std::u32string_view group) { return holds(group, a) && holds(group, b); });
}

Slip lao_slip_of(Symbol meant, Seen seen) {
  // Mai kon is the short o that Thai does not write.
  if (meant == 0) return seen == seen::lao + 0x3B ? Slip::LaoShortO : Slip::LaoExtra;
  const char32_t thai = to_letter(meant, Alphabet::Thai);
  const LaoReading reading = thai_readings(static_cast<char32_t>(seen - seen::lao) + 0x0E80);
  if (reading.nearest == std::u32string_view(&thai, 1)) return Slip::LaoTwin;
  if (reading.others.find(thai) != std::u32string_view::npos) return Slip::LaoSameSound;
  if (reading.finals.find(thai) != std::u32string_view::npos) return Slip::LaoFinal;
  if (reading.nearest.size() == 1 && look_alike(thai, reading.nearest[0]))
    return Slip::LaoLikeShape;
  const bool same_place =
      !reading.nearest.empty() && thai_class(thai) == thai_class(reading.nearest[0]);
  return same_place ? Slip::LaoSameClass : Slip::LaoOther;
}

Slip find_slip(Symbol meant, Seen seen) {
  if (is_seen_lao(seen)) return lao_slip_of(meant, seen);
  const char32_t thai = to_letter(meant, Alphabet::Thai), page = to_letter(seen, Alphabet::Thai);
  if (meant == 0) return is_mark(page) ? Slip::ExtraMark : Slip::ExtraLetter;
  if (seen == 0) return is_mark(thai) ? Slip::LostMark : Slip::LostLetter;
  if (look_alike(thai, page)) {
    const bool sara_am = thai == letter::sara_am || page == letter::sara_am;
    return sara_am ? Slip::SaraAm : Slip::LikeShape;
  }
  return thai_class(thai) == thai_class(page) ? Slip::SameClass : Slip::OtherLetter;
}

// The sign of an abbreviation. Whether there is one no dictionary can tell: it is never too much.
const Seen abbreviation = to_seen(letter::paiyannoi);
// Pali and names of other tongues have it, dictionaries hardly know it, and no OCR has been seen to
// make it of anything else.
const Seen phinthu = to_seen(letter::phinthu);

bool is_always_meant(Symbol meant, Seen seen) {
  return (seen == abbreviation && meant == 0) || (seen == phinthu && meant != phinthu);
}

bool can_be_seen(Seen seen) { return seen == 0 || is_seen_thai(seen) || is_seen_lao(seen); }

/// Asked for often, found out once.
struct SlipTable {
  std::array<std::array<Slip, 256>, last_symbol + 1> of{};
  SlipTable() {
    for (Symbol meant = 0; meant <= last_symbol; ++meant) {
      for (unsigned seen = 0; seen < 256; ++seen) {
        if (can_be_seen(static_cast<Seen>(seen)))
          of[meant][seen] = find_slip(meant, static_cast<Seen>(seen));
      }
    }
  }
};

using Sums = std::array<double, slip_kinds>;

template <class Letter>
std::vector<Letter> unpacked(Packed packed) {
  std::vector<Letter> out;
  for (; packed != 0; packed >>= 8U) out.push_back(static_cast<Letter>(packed));
  return out;
}

using SlipPair = std::pair<Symbol, Seen>;
bool is_kept(const SlipPair& pair) { return pair.first == pair.second; }

/// The letters that differ in the likeliest way from `meant` to `seen`; empty if there is none.
std::vector<SlipPair> slips_between(Packed meant, Packed seen, const SlipRates& rates) {
  constexpr double impossible = std::numeric_limits<double>::infinity();
  const auto from = unpacked<Symbol>(meant);
  const auto to = unpacked<Seen>(seen);
  struct Step {
    double cost = impossible;
    std::size_t meant = 0, seen = 0;  // letters it takes
  };
  std::array<std::array<Step, longest_packed + 1>, longest_packed + 1> best;
  best[0][0].cost = 0;
  const auto pair_at = [&](std::size_t i, std::size_t j, const Step& step) {
    return SlipPair(step.meant > 0 ? from[i - 1] : Symbol{0}, step.seen > 0 ? to[j - 1] : Seen{0});
  };
  for (std::size_t i = 0; i <= from.size(); ++i) {
    for (std::size_t j = 0; j <= to.size(); ++j) {
      for (Step step : {Step{0, 1, 1}, Step{0, 1, 0}, Step{0, 0, 1}}) {
        if (step.meant > i || step.seen > j) continue;
        const SlipPair pair = pair_at(i, j, step);
        step.cost = best[i - step.meant][j - step.seen].cost -
                    (is_kept(pair) ? 0 : std::log(rates.of(pair.first, pair.second)));
        if (step.cost < best[i][j].cost) best[i][j] = step;
      }
    }
  }
  std::vector<SlipPair> slips;
  if (best[from.size()][to.size()].cost == impossible) return slips;
  for (std::size_t i = from.size(), j = to.size(); i + j > 0;) {
    const Step& step = best[i][j];
    if (const SlipPair pair = pair_at(i, j, step); !is_kept(pair)) slips.push_back(pair);
    i -= step.meant, j -= step.seen;
  }
  return slips;
}

/// How often letters stood in what was learnt from, in Lao letters and otherwise.
struct Occurrences {
  std::array<double, symbol_count> thai{}, lao{};

  void add(const ConfusionCount& row, Packed meant, Packed seen) {
    if (holds_lao(seen)) {
      for (const Symbol letter : unpacked<Symbol>(meant)) lao[letter] += row.count;
    } else if (row.meant.size() == 1) {
      add(static_cast<Symbol>(meant), row.of);
    }
  }
  void add(Symbol letter, double of) { thai[letter] = std::max(thai[letter], of); }
};

/// How many slips of each kind `rates` let expect.
Sums expected(const Occurrences& occurrences, const SlipRates& rates) {
  Sums sums{};
  const auto add = [&](Symbol meant, Seen seen, double of) {
    if (const double rate = rates.of(meant, seen); meant != seen && rate > 0)
      sums[static_cast<std::size_t>(slip_of(meant, seen))] += of * rate;
  };
  double thai = 0, lao = 0;
  for (Symbol letter = 0; letter <= last_symbol; ++letter) {
    thai += occurrences.thai[letter];
    lao += occurrences.lao[letter];
    if (letter == 0) continue;
    for (Seen seen = 0; seen <= last_symbol; ++seen) add(letter, seen, occurrences.thai[letter]);
    for (Seen seen = seen::lao + 1; is_seen_lao(seen); ++seen)
      add(letter, seen, occurrences.lao[letter]);
  }
  for (Seen seen = 1; seen <= last_symbol; ++seen) add(0, seen, thai);
  for (Seen seen = seen::lao + 1; is_seen_lao(seen); ++seen) add(0, seen, lao);
  return sums;
}

}  // namespace

Slip slip_of(Symbol meant, Seen seen) {
  static const SlipTable table;
  return table.of[meant][seen];
}

Packed pack_meant(std::u32string_view text) {
  Packed packed = 0;
  for (unsigned k = 0; k < text.size() && k < longest_packed; ++k)
    packed = append(packed, k, to_symbol(text[k], Alphabet::Thai));
  return packed;
}

Packed pack_seen(std::u32string_view text) {
  Packed packed = 0;
  for (unsigned k = 0; k < text.size() && k < longest_packed; ++k)
    packed = append(packed, k, to_seen(text[k]));
  return packed;
}

bool holds_lao(Packed seen) {
  for (; seen != 0; seen >>= 8U) {
    if (is_seen_lao(static_cast<Seen>(seen))) return true;
  }
  return false;
}

SlipRates::SlipRates() : rates_(usual_rates) {}

double SlipRates::of(Symbol meant, Seen seen) const {
  if (seen == seen::blank) return meant == 0 ? lost_blank : 0;
  if (meant > last_symbol || !can_be_seen(seen) || is_always_meant(meant, seen)) return 0;
  return rates_[static_cast<std::size_t>(slip_of(meant, seen))];
}

void SlipRates::learn(std::span<const ConfusionCount> rows, std::span<const LetterCount> letters,
                      double inertia) {
  if (rows.empty()) return;
  Sums shown{};
  Occurrences occurrences;
  for (const ConfusionCount& row : rows) {
    if (row.meant.size() > longest_packed || row.seen.size() > longest_packed) continue;
    if (!std::isfinite(row.count) || !std::isfinite(row.of) || row.count < 0) continue;
    const Packed meant = pack_meant(row.meant), seen = pack_seen(row.seen);
    for (const auto& [letter, page] : slips_between(meant, seen, *this)) {
      if (page != seen::blank) shown[static_cast<std::size_t>(slip_of(letter, page))] += row.count;
    }
    occurrences.add(row, meant, seen);
  }
  for (const LetterCount& one : letters) {
    if (is_thai(one.letter) && std::isfinite(one.count))
      occurrences.add(to_symbol(one.letter, Alphabet::Thai), one.count);
  }
  const Sums awaited = expected(occurrences, *this);
  for (std::size_t kind = 0; kind < slip_kinds; ++kind) {
    const double change = (shown[kind] + inertia) / (awaited[kind] + inertia);
    rates_[kind] = std::min(rates_[kind] * change, std::max(most_rate, rates_[kind]));
  }
}

const SlipRates& usual_slips() {
  static const SlipRates rates;
  return rates;
}

}  // namespace chamra
