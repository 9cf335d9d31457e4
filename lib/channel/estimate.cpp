// SPDX-License-Identifier: Apache-2.0
#include "channel/estimate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "base/utf8.hpp"
#include "channel/letter_path.hpp"
#include "channel/slips.hpp"

namespace chamra {
namespace {

constexpr unsigned longest_piece = 3;
constexpr std::uint8_t other_letter = 0xFE;  // what no word holds, in packed strings
constexpr int band = 12;                     // letters to each side of the cheapest alignment
constexpr float impossible = std::numeric_limits<float>::infinity();
constexpr float negligible = 20;  // nats dearer: less than sums can hold

std::uint8_t packed(std::uint8_t letter) { return letter == seen::other ? other_letter : letter; }

constexpr int context = 3;  // matching letters kept on each side of a place that differs

/// The places where page and truth differ, with their context: between them nothing can be learnt.
std::vector<AlignedPair> differing_blocks(const AlignedPair& pair) {
  if (pair.meant == pair.seen) return {};
  const auto path = cheapest_path(letters_of(pair.meant), letters_of(pair.seen));
  const int n = static_cast<int>(pair.meant.size());
  const auto matches = [&](int i) {
    const int j = path[static_cast<std::size_t>(i)];
    return path[static_cast<std::size_t>(i) + 1] == j + 1 &&
           pair.meant[static_cast<std::size_t>(i)] == pair.seen[static_cast<std::size_t>(j)];
  };
  std::vector<AlignedPair> blocks;
  int run = 0, begin = 0;
  bool differs = path[0] > 0;
  const auto cut = [&](int end) {
    const int from = path[static_cast<std::size_t>(begin)] * (begin > 0 ? 1 : 0);
    const int to =
        end == n ? static_cast<int>(pair.seen.size()) : path[static_cast<std::size_t>(end)];
    if (differs)
      blocks.push_back(
          {pair.meant.substr(static_cast<std::size_t>(begin),
                             static_cast<std::size_t>(end - begin)),
           pair.seen.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from))});
    differs = false;
    begin = end;
  };
  for (int i = 0; i < n; ++i) {
    if (!matches(i)) {
      if (!differs && run > context) begin = i - context;
      differs = true;
      run = 0;
    } else if (++run == 2 * context && differs) {
      cut(i + 1 - context);
    }
  }
  cut(n);
  return blocks;
}

/// Cells within the band of the path, as one array.
class Band {
 public:
  Band(const std::vector<int>& path, int seen_length)
      : path_(path), seen_length_(seen_length), cells_(path.size() * width, impossible) {}
  [[nodiscard]] bool holds(std::size_t i, int j) const {
    return i < path_.size() && j >= 0 && j <= seen_length_ && std::abs(j - path_[i]) <= band;
  }
  float& at(std::size_t i, int j) {
    return cells_[i * width + static_cast<std::size_t>(j - path_[i] + band)];
  }

 private:
  static constexpr std::size_t width = 2 * band + 1;
  const std::vector<int>& path_;
  int seen_length_;
  std::vector<float> cells_;
};

void add_log(float& sum, float cost) {  // both are minus logs
  if (cost == impossible) return;
  if (sum == impossible) {
    sum = cost;
    return;
  }
  const float low = std::min(sum, cost), high = std::max(sum, cost);
  sum = high - low > negligible ? low : low - std::log1p(std::exp(low - high));
}

char32_t letter_of(std::uint8_t seen) {
  if (seen == seen::blank) return U' ';
  if (seen == seen::foreign) return letter::replacement;
  if (seen == seen::latin) return U'x';
  return is_seen_lao(seen) ? static_cast<char32_t>(seen - seen::lao) + 0x0E80
                           : static_cast<char32_t>(seen) + 0x0E00;
}

std::u32string text_of(Packed packed) {
  std::u32string out;
  for (; packed != 0; packed >>= 8U) out += letter_of(static_cast<std::uint8_t>(packed));
  return out;
}

bool is_thai_only(Packed meant) {
  for (; meant != 0; meant >>= 8U) {
    if (!is_seen_thai(static_cast<std::uint8_t>(meant))) return false;
  }
  return true;
}

/// Letters that a page can show: no break, and nothing that stands outside of words.
bool is_readable(Packed seen) {
  for (; seen != 0; seen >>= 8U) {
    const auto letter = static_cast<std::uint8_t>(seen);
    if (letter == other_letter || letter == seen::line_break) return false;
  }
  return true;
}

}  // namespace

float ConfusionEstimator::remembered_cost(Packed meant, unsigned meant_length, Packed seen,
                                          unsigned seen_length) {
  const Key key = confusion_key(meant, seen);
  Memo& memo = memo_[key * 0x9E3779B97F4A7C15ULL >> (64U - memo_bits)];
  if (memo.key != key) memo = {key, cost(meant, meant_length, seen, seen_length)};
  return memo.cost;
}

float ConfusionEstimator::cost(Packed meant, unsigned meant_length, Packed seen,
                               unsigned seen_length) const {
  const bool same = meant == seen;
  if (same) return meant_length == 1 ? 0.02F : impossible;
  if (meant_length == 0 && seen_length > 1) return impossible;
  const unsigned size = meant_length + seen_length;
  const bool single = meant_length <= 1 && seen_length <= 1;
  double rate = single ? usual_slips().of(static_cast<Symbol>(meant), static_cast<Seen>(seen)) : 0;
  if (single && rate == 0) rate = 1e-5;
  if (!single) rate = 3e-5 * std::exp(-1.5 * (size - 3));
  const auto found = counts_.find(confusion_key(meant, seen));
  const auto of = occurrences_.find(meant);
  const double times = meant == 0 ? letters_ : of == occurrences_.end() ? 0 : of->second;
  const double count = found == counts_.end() ? 0 : found->second;
  // Longer pieces must earn their place: a sighting is worth less the longer the piece.
  const double worth = single ? count : std::max(0.0, count - 0.15 * (size - 2));
  return static_cast<float>(-std::log((worth + rate * 20) / (times + 20)));
}

/// Of the way along `path`, letter by letter: all ways together cost no more.
float ConfusionEstimator::cost_along(const std::vector<int>& path,
                                     const std::vector<std::uint8_t>& meant,
                                     const std::vector<std::uint8_t>& seen) {
  float sum = 0;
  int at = 0;
  const auto insert_up_to = [&](int end) {
    for (; at < end; ++at)
      sum += remembered_cost(0, 0, packed(seen[static_cast<std::size_t>(at)]), 1);
  };
  for (std::size_t i = 0; i < meant.size(); ++i) {
    insert_up_to(path[i]);
    const bool dropped = path[i + 1] == path[i];
    const Packed v = dropped ? 0 : packed(seen[static_cast<std::size_t>(at++)]);
    sum += remembered_cost(packed(meant[i]), 1, v, dropped ? 0 : 1);
  }
  insert_up_to(path.back());
  return sum;
}

void ConfusionEstimator::expect(const AlignedPair& pair, std::unordered_map<Key, double>& counts) {
  const auto meant = letters_of(pair.meant), seen = letters_of(pair.seen);
  const auto path = cheapest_path(meant, seen);
  Band forward(path, static_cast<int>(seen.size())), backward(path, static_cast<int>(seen.size()));
  const auto usable = [](std::uint8_t letter) {
    return letter != seen::other && letter != seen::line_break;
  };
  const auto for_each_piece = [&](std::size_t i, int j, auto&& visit) {
    Packed u = 0;
    for (unsigned a = 0; a <= longest_piece && i + a <= meant.size(); ++a) {
      if (a > 0) {
        const std::uint8_t letter = meant[i + a - 1];
        if (a > 1 && (!usable(letter) || !usable(meant[i]))) break;
        u = append(u, a - 1, packed(letter));
      }
      Packed v = 0;
      for (unsigned b = 0;
           b <= longest_piece && j + static_cast<int>(b) <= static_cast<int>(seen.size()); ++b) {
        if (b > 0) {
          const std::uint8_t letter = seen[static_cast<std::size_t>(j) + b - 1];
          if (b > 1 && (!usable(letter) || !usable(seen[static_cast<std::size_t>(j)]))) break;
          v = append(v, b - 1, packed(letter));
        }
        if (a + b == 0 || !forward.holds(i + a, j + static_cast<int>(b))) continue;
        const float piece = remembered_cost(u, a, v, b);
        if (piece != impossible) visit(u, v, i + a, j + static_cast<int>(b), piece);
      }
    }
  };
  if (!forward.holds(0, 0) || !forward.holds(meant.size(), static_cast<int>(seen.size())))
    return;  // hardly alike
  const float most = cost_along(path, meant, seen) + negligible;
  forward.at(0, 0) = 0;
  for (std::size_t i = 0; i <= meant.size(); ++i) {
    for (int j = std::max(0, path[i] - band); forward.holds(i, j); ++j) {
      const float here = forward.at(i, j);
      if (!(here <= most)) continue;
      for_each_piece(i, j, [&](Packed, Packed, std::size_t a, int b, float piece) {
        if (here + piece <= most) add_log(forward.at(a, b), here + piece);
      });
    }
  }
  const int last = static_cast<int>(seen.size());
  backward.at(meant.size(), last) = 0;
  const float total = forward.at(meant.size(), last);
  if (total == impossible) return;
  for (std::size_t i = meant.size() + 1; i-- > 0;) {
    for (int j = std::min(last, path[i] + band); forward.holds(i, j); --j) {
      if (forward.at(i, j) > total + negligible) continue;
      float& here = backward.at(i, j);
      for_each_piece(i, j, [&](Packed u, Packed v, std::size_t a, int b, float piece) {
        const float rest = backward.at(a, b);
        const float way = forward.at(i, j) + piece + rest - total;
        if (way > negligible || (a == i && b == j)) return;
        add_log(here, piece + rest);
        if (u != v && way < 7) counts[confusion_key(u, v)] += std::exp(-way);
      });
    }
  }
}

void ConfusionEstimator::learn(const std::vector<AlignedPair>& pairs, unsigned rounds) {
  std::vector<AlignedPair> blocks;
  for (const AlignedPair& pair : pairs) {
    const auto meant = letters_of(pair.meant);
    for (std::size_t i = 0; i < meant.size(); ++i) {
      Packed u = 0;
      for (unsigned a = 0; a < longest_piece && i + a < meant.size(); ++a) {
        u = append(u, a, packed(meant[i + a]));
        occurrences_[u] += 1;
      }
    }
    letters_ += static_cast<double>(meant.size());
    for (AlignedPair& block : differing_blocks(pair)) blocks.push_back(std::move(block));
  }
  for (unsigned round = 0; round < rounds; ++round) {
    std::unordered_map<Key, double> counts;
    memo_.assign(std::size_t{1} << memo_bits, Memo());
    for (const AlignedPair& block : blocks) expect(block, counts);
    counts_ = std::move(counts);
  }
}

std::vector<ConfusionCount> ConfusionEstimator::counts(double least) const {
  std::vector<ConfusionCount> rows;
  for (const auto& [key, count] : counts_) {
    const auto meant = static_cast<Packed>(key >> 32U), seen = static_cast<Packed>(key);
    if (count < least || !is_thai_only(meant) || !is_readable(seen)) continue;
    const auto of = occurrences_.find(meant);
    const double times = meant == 0 ? letters_ : of == occurrences_.end() ? count : of->second;
    rows.push_back({text_of(meant), text_of(seen), count, times});
  }
  std::sort(rows.begin(), rows.end(), [](const ConfusionCount& a, const ConfusionCount& b) {
    return a.count != b.count ? a.count > b.count
                              : std::tie(a.meant, a.seen) < std::tie(b.meant, b.seen);
  });
  return rows;
}

std::vector<LetterCount> ConfusionEstimator::letters() const {
  std::vector<LetterCount> out;
  for (Symbol letter = 1; letter <= last_symbol; ++letter) {
    const auto of = occurrences_.find(letter);
    if (of != occurrences_.end()) out.push_back({to_letter(letter, Alphabet::Thai), of->second});
  }
  return out;
}

std::string ConfusionEstimator::table(double least) const {
  std::string out = "meant\tseen\tcount\tof\n";
  for (const ConfusionCount& row : counts(least))
    out += fmt::format("{}\t{}\t{:.2f}\t{:.0f}\n", to_utf8(row.meant), to_utf8(row.seen), row.count,
                       row.of);
  return out;
}

}  // namespace chamra
