// SPDX-License-Identifier: Apache-2.0
#include "align/align.hpp"

#include <algorithm>

#include "align/sections.hpp"
#include "align/whole_align.hpp"

namespace chamra {
namespace {

/// The two sides of a section.
std::u32string_view part_of_a(std::u32string_view a, const Section& section) {
  return a.substr(section.a_begin, section.a_end - section.a_begin);
}
std::u32string_view part_of_b(std::u32string_view b, const Section& section) {
  return b.substr(section.b_begin, section.b_end - section.b_begin);
}

void append(Alignment& whole, const Alignment& part, const Section& section) {
  whole.distance += part.distance;
  const auto shift = static_cast<std::uint32_t>(section.b_begin);
  for (std::size_t k = 0; k < part.partner.size(); ++k) {
    const std::uint32_t partner = part.partner[k];
    whole.partner[section.a_begin + k] = partner == no_partner ? no_partner : partner + shift;
  }
  for (std::size_t k = 0; k < part.inserted.size(); ++k) {
    if (part.inserted[k]) whole.inserted[section.a_begin + k] = true;
  }
}

}  // namespace

Alignment align(std::u32string_view a, std::u32string_view b) {
  const std::vector<Section> sections = sections_of(a, b);
  if (sections.size() == 1) return align_whole(a, b);
  Alignment whole;
  whole.partner.resize(a.size());
  whole.inserted.assign(a.size() + 1, false);
  for (const Section& section : sections) {
    append(whole, align_whole(part_of_a(a, section), part_of_b(b, section)), section);
  }
  return whole;
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  std::size_t sum = 0;
  for (const Section& section : sections_of(a, b)) {
    sum += distance_whole(part_of_a(a, section), part_of_b(b, section));
  }
  return sum;
}

bool Crossing::meets(std::uint32_t place) const {
  return std::binary_search(places.begin(), places.end(), place);
}

std::vector<Crossing> crossings(std::u32string_view a, std::u32string_view b,
                                const std::vector<std::uint32_t>& borders) {
  std::vector<Crossing> found;
  found.reserve(borders.size());
  auto next = borders.begin();
  for (const Section& section : sections_of(a, b)) {
    std::vector<std::uint32_t> inside;
    for (; next != borders.end() && *next <= section.a_end; ++next) {
      inside.push_back(*next - static_cast<std::uint32_t>(section.a_begin));
    }
    for (Crossing& crossing :
         crossings_whole(part_of_a(a, section), part_of_b(b, section), inside)) {
      for (std::uint32_t& place : crossing.places) {
        place += static_cast<std::uint32_t>(section.b_begin);
      }
      found.push_back(std::move(crossing));
    }
  }
  return found;
}

}  // namespace chamra
