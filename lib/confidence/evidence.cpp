// SPDX-License-Identifier: Apache-2.0
#include "confidence/evidence.hpp"

#include <algorithm>
#include <array>

namespace chamra {
namespace {

struct Figure {
  std::string_view name;
  double Evidence::*value;
};

constexpr std::array figures = {Figure{"posterior", &Evidence::posterior},
                                Figure{"channel", &Evidence::channel},
                                Figure{"language", &Evidence::language},
                                Figure{"unlikely", &Evidence::unlikely},
                                Figure{"letters", &Evidence::letters},
                                Figure{"known", &Evidence::known},
                                Figure{"lao", &Evidence::lao},
                                Figure{"sara-am", &Evidence::sara_am}};

}  // namespace

std::vector<Witness> witnesses_of(const Evidence& evidence) {
  std::vector<Witness> out;
  for (const Figure& figure : figures)
    out.push_back({std::string(figure.name), evidence.*figure.value});
  return out;
}

std::optional<Evidence> evidence_from(const std::vector<Witness>& witnesses) {
  Evidence out;
  for (const Figure& figure : figures) {
    const auto found = std::find_if(witnesses.begin(), witnesses.end(),
                                    [&](const Witness& one) { return one.name == figure.name; });
    if (found == witnesses.end()) return std::nullopt;
    out.*figure.value = found->value;
  }
  return out;
}

}  // namespace chamra
