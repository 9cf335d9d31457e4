// SPDX-License-Identifier: Apache-2.0
#include "align/sections.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "align/whole_align.hpp"

namespace chamra {
namespace {

constexpr std::size_t section_goal =
    8192;  // letters; short enough to be quick, long enough to be few
constexpr std::size_t window_letters = 2048;
constexpr std::size_t anchor_letters = 24;  // long enough that chance does not repeat it
constexpr std::uint64_t anchor_sampling =
    8;  // one stretch in so many is looked at, chosen by its letters
constexpr std::int64_t steady_drift =
    64;  // neighbouring anchors may move against each other so far
constexpr std::uint64_t hash_base = 0x9E3779B97F4A7C15U;

struct Stretch {
  std::uint64_t hash;
  std::size_t at;
};

struct Anchor {
  std::size_t a, b;
  [[nodiscard]] std::int64_t drift() const {
    return static_cast<std::int64_t>(b) - static_cast<std::int64_t>(a);
  }
};

std::uint64_t mixed(std::uint64_t hash) {
  hash ^= hash >> 29U;
  hash *= 0xBF58476D1CE4E5B9U;
  return hash ^ hash >> 32U;
}

/// Sampled stretches that occur once in `text`, by hash.
std::vector<Stretch> rare_stretches(std::u32string_view text) {
  std::vector<Stretch> all;
  std::uint64_t power = 1, hash = 0;
  for (std::size_t k = 0; k < anchor_letters; ++k) power *= hash_base;
  for (std::size_t at = 0; at < text.size(); ++at) {
    hash = hash * hash_base + text[at] + 1;
    if (at >= anchor_letters) hash -= power * (text[at - anchor_letters] + std::uint64_t{1});
    const bool complete = at + 1 >= anchor_letters;
    const std::uint64_t name = mixed(hash);
    if (complete && name % anchor_sampling == 0) all.push_back({name, at + 1 - anchor_letters});
  }
  std::sort(all.begin(), all.end(),
            [](const Stretch& x, const Stretch& y) { return x.hash < y.hash; });
  std::vector<Stretch> rare;
  for (std::size_t k = 0; k < all.size(); ++k) {
    const bool before = k > 0 && all[k - 1].hash == all[k].hash;
    const bool after = k + 1 < all.size() && all[k + 1].hash == all[k].hash;
    if (!before && !after) rare.push_back(all[k]);
  }
  return rare;
}

/// Stretches that both texts have once, by their place in a.
std::vector<Anchor> shared_stretches(std::u32string_view a, std::u32string_view b) {
  const std::vector<Stretch> in_a = rare_stretches(a), in_b = rare_stretches(b);
  std::vector<Anchor> shared;
  auto other = in_b.begin();
  for (const Stretch& one : in_a) {
    while (other != in_b.end() && other->hash < one.hash) ++other;
    if (other == in_b.end()) break;
    const bool same = other->hash == one.hash &&
                      a.substr(one.at, anchor_letters) == b.substr(other->at, anchor_letters);
    if (same) shared.push_back({one.at, other->at});
  }
  std::sort(shared.begin(), shared.end(),
            [](const Anchor& x, const Anchor& y) { return x.a < y.a; });
  return shared;
}

/// The longest chain of anchors that goes forward in both texts (patience sorting).
std::vector<Anchor> longest_chain(const std::vector<Anchor>& anchors) {
  std::vector<std::size_t> tops, before(anchors.size());
  for (std::size_t k = 0; k < anchors.size(); ++k) {
    const auto pile =
        std::lower_bound(tops.begin(), tops.end(), anchors[k].b,
                         [&](std::size_t top, std::size_t b) { return anchors[top].b < b; });
    before[k] = pile == tops.begin() ? k : *std::prev(pile);
    if (pile == tops.end()) {
      tops.push_back(k);
    } else {
      *pile = k;
    }
  }
  std::vector<Anchor> chain;
  if (tops.empty()) return chain;
  for (std::size_t k = tops.back();; k = before[k]) {
    chain.push_back(anchors[k]);
    if (before[k] == k) break;
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

/// Is the anchor in step with both neighbours? One that is not may belong to a passage that moved.
bool is_steady(const std::vector<Anchor>& chain, std::size_t k) {
  if (k == 0 || k + 1 == chain.size()) return false;
  const auto near = [&](std::size_t other) {
    return std::abs(chain[other].drift() - chain[k].drift()) <= steady_drift;
  };
  return near(k - 1) && near(k + 1);
}

std::vector<Section> cut_at_anchors(std::u32string_view a, std::u32string_view b) {
  const std::vector<Anchor> chain = longest_chain(shared_stretches(a, b));
  std::vector<Section> sections;
  Section open{0, a.size(), 0, b.size()};
  for (std::size_t k = 0; k < chain.size(); ++k) {
    const Anchor cut{chain[k].a + anchor_letters / 2, chain[k].b + anchor_letters / 2};
    const std::size_t length = std::max(cut.a - open.a_begin, cut.b - open.b_begin);
    if (length < section_goal || !is_steady(chain, k)) continue;
    sections.push_back({open.a_begin, cut.a, open.b_begin, cut.b});
    open.a_begin = cut.a;
    open.b_begin = cut.b;
  }
  sections.push_back(open);
  return sections;
}

/// The middle of a run of equal letters in the alignment of a window, past its half; else just the
/// half. The later the better, but far enough from the window's end, where its alignment knows too
/// little.
Anchor cut_in_window(const Alignment& alignment, std::size_t b_size) {
  constexpr std::size_t run_wanted = 16;
  const std::size_t half = alignment.partner.size() / 2;
  std::size_t run = 0;
  for (std::size_t i = half + half / 2; i-- > half;) {
    const bool follows = alignment.keeps(i) && alignment.keeps(i + 1) &&
                         alignment.partner[i] + 1 == alignment.partner[i + 1];
    run = follows ? run + 1 : 0;
    if (run < run_wanted) continue;
    return {i + run_wanted / 2, alignment.partner[i] + run_wanted / 2};
  }
  return {half, std::min(half, b_size)};
}

/// Walks a section too long to be aligned whole, appending the parts it is cut into.
void walk(std::u32string_view a, std::u32string_view b, Section rest,
          std::vector<Section>& sections) {
  while (rest.a_end - rest.a_begin > 2 * window_letters && rest.b_begin < rest.b_end) {
    const auto in_a = a.substr(rest.a_begin, window_letters);
    const std::size_t b_left = rest.b_end - rest.b_begin;
    const auto in_b = b.substr(rest.b_begin, std::min(b_left, window_letters + window_letters / 2));
    const std::size_t length = closest_prefix(in_a, in_b);
    const Anchor cut = cut_in_window(align_whole(in_a, in_b.substr(0, length)), length);
    sections.push_back({rest.a_begin, rest.a_begin + cut.a, rest.b_begin, rest.b_begin + cut.b});
    rest.a_begin += cut.a;
    rest.b_begin += cut.b;
  }
  // What b has left far beyond a's last letters can only be inserted.
  const std::size_t b_cut = std::min(rest.b_end, rest.b_begin + 4 * window_letters);
  sections.push_back({rest.a_begin, rest.a_end, rest.b_begin, b_cut});
  if (b_cut < rest.b_end) sections.push_back({rest.a_end, rest.a_end, b_cut, rest.b_end});
}

bool is_short(const Section& section) {
  return std::max(section.a_end - section.a_begin, section.b_end - section.b_begin) <= whole_limit;
}

}  // namespace

std::vector<Section> sections_of(std::u32string_view a, std::u32string_view b) {
  const Section whole{0, a.size(), 0, b.size()};
  if (is_short(whole)) return {whole};
  std::vector<Section> sections;
  for (const Section& section : cut_at_anchors(a, b)) {
    if (is_short(section)) {
      sections.push_back(section);
    } else {
      walk(a, b, section, sections);
    }
  }
  return sections;
}

}  // namespace chamra
