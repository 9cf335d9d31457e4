// SPDX-License-Identifier: Apache-2.0
#include "confidence/evidence.hpp"

#include <algorithm>
#include <array>

namespace chamra {
namespace {

template <class Of>
struct Figure {
  std::string_view name;
  double Of::*value;
};

constexpr std::array figures = {Figure<Evidence>{"posterior", &Evidence::posterior},
                                Figure<Evidence>{"channel", &Evidence::channel},
                                Figure<Evidence>{"language", &Evidence::language},
                                Figure<Evidence>{"unlikely", &Evidence::unlikely},
                                Figure<Evidence>{"letters", &Evidence::letters},
                                Figure<Evidence>{"known", &Evidence::known},
                                Figure<Evidence>{"lao", &Evidence::lao},
                                Figure<Evidence>{"sara-am", &Evidence::sara_am},
                                Figure<Evidence>{"around", &Evidence::around},
                                Figure<Evidence>{"language-beside", &Evidence::language_beside},
                                Figure<Evidence>{"channel-beside", &Evidence::channel_beside}};

constexpr std::array word_figures = {Figure<WordEvidence>{"rival", &WordEvidence::rival},
                                     Figure<WordEvidence>{"language", &WordEvidence::language},
                                     Figure<WordEvidence>{"letters", &WordEvidence::letters},
                                     Figure<WordEvidence>{"unknown", &WordEvidence::unknown},
                                     Figure<WordEvidence>{"beside", &WordEvidence::beside},
                                     Figure<WordEvidence>{"before", &WordEvidence::before},
                                     Figure<WordEvidence>{"behind", &WordEvidence::behind},
                                     Figure<WordEvidence>{"around", &WordEvidence::around},
                                     Figure<WordEvidence>{"fit", &WordEvidence::fit},
                                     Figure<WordEvidence>{"near", &WordEvidence::near}};

template <class Of, std::size_t count>
std::vector<Witness> told(const Of& evidence, const std::array<Figure<Of>, count>& by) {
  std::vector<Witness> out;
  for (const Figure<Of>& figure : by)
    out.push_back({std::string(figure.name), evidence.*figure.value});
  return out;
}

template <class Of, std::size_t count>
std::optional<Of> heard(const std::vector<Witness>& witnesses,
                        const std::array<Figure<Of>, count>& by) {
  Of out;
  for (const Figure<Of>& figure : by) {
    const auto found = std::find_if(witnesses.begin(), witnesses.end(),
                                    [&](const Witness& one) { return one.name == figure.name; });
    if (found == witnesses.end()) return std::nullopt;
    out.*figure.value = found->value;
  }
  return out;
}

}  // namespace

std::vector<Witness> witnesses_of(const Evidence& evidence) { return told(evidence, figures); }
std::vector<Witness> witnesses_of(const WordEvidence& evidence) {
  return told(evidence, word_figures);
}
std::optional<Evidence> evidence_from(const std::vector<Witness>& witnesses) {
  return heard(witnesses, figures);
}
std::optional<WordEvidence> word_evidence_from(const std::vector<Witness>& witnesses) {
  return heard(witnesses, word_figures);
}

}  // namespace chamra
