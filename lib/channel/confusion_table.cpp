// SPDX-License-Identifier: Apache-2.0
#include "channel/confusion_table.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/fnv.hpp"
#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "script/lao_thai.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

constexpr double least_rate = 1e-7;
constexpr double prior_sightings = 40;  // what the tables' rates weigh against the book's
// Slips of a kind that weigh as much as what tables, and then the book, have shown of it.
constexpr double tables_inertia = 5, book_inertia = 30;

}  // namespace

ConfusionTable::ConfusionTable() {
  add_base(SlipRates());
  index();
}

Result<ConfusionTable> ConfusionTable::load(const std::vector<std::string>& paths,
                                            std::span<const ConfusionCount> book,
                                            std::span<const LetterCount> letters) {
  ConfusionTable table{Empty()};
  std::vector<ConfusionCount> shown;
  const double share = 1.0 / static_cast<double>(std::max<std::size_t>(paths.size(), 1));
  for (const std::string& path : paths) {
    const auto rows = read_checked_table(path, "meant", 4, [&](const auto& fields) {
      ConfusionCount& row = shown.emplace_back();
      row.meant = to_utf32(fields[0]);
      row.seen = to_utf32(fields[1]);
      std::string wrong = read_count(fields[2], row.count);
      if (wrong.empty()) wrong = read_count(fields[3], row.of);
      if (row.meant.size() > longest_packed || row.seen.size() > longest_packed) return wrong;
      if (const double rate = rate_of(row); rate > 0)
        table.rates_[confusion_key(pack_meant(row.meant), pack_seen(row.seen))] += share * rate;
      return wrong;
    });
    if (!rows) return rows.error();
  }
  SlipRates slips;
  slips.learn(shown, {}, tables_inertia);
  slips.learn(book, letters, book_inertia);
  table.add_base(slips);
  table.adapt(book, letters);
  table.index();
  return table;
}

/// Where Thai is written in Lao letters every letter is another one, so that rates there are shares
/// of what stands in Lao letters, and elsewhere of what does not.
void ConfusionTable::adapt(std::span<const ConfusionCount> book,
                           std::span<const LetterCount> letters) {
  struct Occurrences {
    double all = 0, in_lao = 0;
    [[nodiscard]] double of(Packed seen) const { return holds_lao(seen) ? in_lao : all - in_lao; }
  };
  struct Row {
    Packed meant, seen;
    double count;
  };
  std::vector<Row> rows;
  std::unordered_map<Packed, Occurrences> occurrences;
  for (const LetterCount& one : letters) {
    if (is_thai(one.letter)) occurrences[to_symbol(one.letter, Alphabet::Thai)].all = one.count;
  }
  for (const ConfusionCount& one : book) {
    if (one.meant.size() > longest_packed || one.seen.size() > longest_packed || one.of <= 0)
      continue;
    const Row row{pack_meant(one.meant), pack_seen(one.seen), one.count};
    Occurrences& here = occurrences[row.meant];
    here.all = std::max({one.of, here.in_lao, here.all});
    if (holds_lao(row.seen)) here.in_lao = std::min(here.in_lao + row.count, here.all);
    rows.push_back(row);
  }
  for (auto& [key, rate] : rates_) {
    const auto found = occurrences.find(static_cast<Packed>(key >> 32U));
    if (found == occurrences.end()) continue;
    rate *= prior_sightings / (found->second.of(static_cast<Packed>(key)) + prior_sightings);
  }
  for (const Row& row : rows) {
    rates_[confusion_key(row.meant, row.seen)] +=
        std::max(row.count - seen_once_discount, 0.0) /
        (occurrences[row.meant].of(row.seen) + prior_sightings);
  }
}

void ConfusionTable::add_base(const SlipRates& slips) {
  for (Symbol meant = 0; meant <= last_symbol; ++meant) {
    for (unsigned page = 0; page <= seen::blank; ++page) {
      const auto seen = static_cast<Seen>(page);
      if (meant != seen) rates_[confusion_key(meant, seen)] += slips.of(meant, seen);
    }
  }
  add_lao_spelling();
}

/// Where Lao spelling writes less than Thai: no r or l after a consonant, no silent letters.
void ConfusionTable::add_lao_spelling() {
  const auto add = [&](std::u32string_view meant, std::u32string_view seen, double rate) {
    rates_[confusion_key(pack_meant(meant), pack_seen(seen))] += rate;
  };
  for (char32_t lao = 0x0E81; lao <= 0x0EAE; ++lao) {
    const std::u32string_view nearest = thai_readings(lao).nearest;
    if (nearest.empty() || thai_class(lao) != ThaiClass::Consonant) continue;
    const std::u32string seen(1, lao), meant(nearest);
    add(meant + U"ร", seen, 0.05);
    add(meant + U"ล", seen, 0.02);
    for (char32_t silent = letter::ko_kai; silent <= letter::ho_nokhuk; ++silent)
      add(meant + silent + letter::thanthakhat, seen, 0.002);
  }
  add(U"หน", U"\u0EDC", 0.3);
  add(U"หม", U"\u0EDD", 0.3);
  add(U"อย", U"\u0EA2", 0.1);
  add(U"หล", U"\u0EAB\u0EBC", 0.3);
  add(U"\u0E31ว", U"\u0EBB\u0EA7", 0.4);
  add(U"\u0E35ย", U"\u0EBD", 0.3);
  add(U"รร", U"\u0EB1", 0.05);
}

void ConfusionTable::index() {
  for (const auto& [key, rate] : rates_) {
    if (rate < least_rate) continue;
    confusions_.push_back({static_cast<Packed>(key >> 32U), static_cast<Packed>(key),
                           static_cast<float>(-std::log(std::min(rate, 0.98)))});
  }
  rates_.clear();
  std::sort(confusions_.begin(), confusions_.end(), [](const Confusion& a, const Confusion& b) {
    return std::tie(a.seen, a.cost, a.meant) < std::tie(b.seen, b.cost, b.meant);
  });
  single_.fill(no_group);
  begins_longer_ = {};
  groups_.clear();
  longer_.assign(std::bit_ceil(confusions_.size() * 2 + 1), {});
  for (std::uint32_t begin = 0, end = 0; begin < confusions_.size(); begin = end) {
    while (end < confusions_.size() && confusions_[end].seen == confusions_[begin].seen) ++end;
    add_group(begin, end);
  }
}

/// Of very many the cheapest count: tables come from people, too.
void ConfusionTable::add_group(std::uint32_t begin, std::uint32_t all_end) {
  const auto end =
      static_cast<std::uint32_t>(std::min<std::size_t>(all_end, begin + Meanings::most));
  const Packed seen = confusions_[begin].seen;
  const auto group = static_cast<std::uint32_t>(groups_.size());
  groups_.push_back(
      {begin, end, Meanings({confusions_.begin() + begin, confusions_.begin() + end})});
  if (seen < single_.size()) {
    single_[seen] = group;
    return;
  }
  begins_longer_[seen & 0xFFU] = true;
  std::size_t at = slot_of(seen);
  while (longer_[at].seen != 0) at = (at + 1) & (longer_.size() - 1);
  longer_[at] = {seen, group};
}

std::size_t ConfusionTable::slot_of(Packed seen) const {
  return (seen * 0x9E3779B97F4A7C15ULL >> 32U) & (longer_.size() - 1);
}

std::uint64_t ConfusionTable::stamp() const {
  Fnv fnv;
  for (const Confusion& confusion : confusions_) {
    fnv.add(confusion_key(confusion.meant, confusion.seen));
    fnv.add(static_cast<std::uint64_t>(confusion.cost * 1000));
  }
  return fnv.hash();
}

const ConfusionTable::Group* ConfusionTable::group_of(Packed seen) const {
  if (seen < single_.size()) return single_[seen] == no_group ? nullptr : &groups_[single_[seen]];
  std::size_t at = slot_of(seen);
  while (longer_[at].seen != 0 && longer_[at].seen != seen) at = (at + 1) & (longer_.size() - 1);
  return longer_[at].seen == 0 ? nullptr : &groups_[longer_[at].group];
}

std::span<const Confusion> ConfusionTable::meant_for(Packed seen) const {
  const Group* group = group_of(seen);
  if (group == nullptr) return {};
  return std::span(confusions_).subspan(group->begin, group->end - group->begin);
}

const Meanings* ConfusionTable::meanings_of(Packed seen) const {
  const Group* group = group_of(seen);
  return group == nullptr ? nullptr : &group->meanings;
}

}  // namespace chamra
