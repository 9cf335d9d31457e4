// SPDX-License-Identifier: Apache-2.0
#include "correct/candidates.hpp"

#include <algorithm>
#include <span>

namespace chamra {
namespace {

constexpr std::uint32_t longest = 64;  // letters

/// Different cuts of one text are one reading.
void add(Candidate candidate, std::vector<Candidate>& to) {
  const auto same = std::find_if(
      to.begin(), to.end(), [&](const Candidate& known) { return known.text == candidate.text; });
  if (same == to.end()) {
    to.push_back(std::move(candidate));
  } else {
    same->posterior += candidate.posterior;
  }
}

void keep_best(std::vector<Candidate>& of, std::size_t most) {
  std::stable_sort(of.begin(), of.end(), [](const Candidate& a, const Candidate& b) {
    return a.posterior > b.posterior;
  });
  if (of.size() > most) of.resize(most);
}

/// Arcs stand by where they begin.
std::span<const Reading> arcs_from(std::uint32_t at, const std::vector<Reading>& arcs) {
  const auto begin = std::partition_point(
      arcs.begin(), arcs.end(), [&](const Reading& reading) { return reading.arc.begin < at; });
  const auto end = std::find_if(begin, arcs.end(),
                                [&](const Reading& reading) { return reading.arc.begin != at; });
  return {begin, end};
}

double mass_of(std::span<const Reading> arcs) {
  double sum = 0;
  for (const Reading& reading : arcs) sum += static_cast<double>(reading.posterior);
  return sum;
}

}  // namespace

std::vector<Candidate> candidates_for(CharSpan span, const Decoded& decoded, const Lexicon& lexicon,
                                      std::size_t most) {
  if (span.size() > longest) return {};
  std::vector<std::vector<Candidate>> ways(span.size() + 1);
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const auto arcs = arcs_from(at, decoded.arcs);
    auto& here = ways[at - span.begin];
    const double mass = mass_of(arcs);
    if (at == span.begin) here = {{{}, mass}};
    if (here.empty() || mass <= 0) continue;
    keep_best(here, most);
    for (const auto& [arc, posterior] : arcs) {
      if (arc.end > span.end) continue;
      const std::u32string word = lexicon.text(arc.word);
      for (const Candidate& way : here)
        add({way.text + word, way.posterior * static_cast<double>(posterior) / mass},
            ways[arc.end - span.begin]);
    }
  }
  keep_best(ways.back(), most);
  return std::move(ways.back());
}

}  // namespace chamra
