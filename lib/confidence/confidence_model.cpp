// SPDX-License-Identifier: Apache-2.0
#include "confidence/confidence_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <map>

#include "base/fnv.hpp"
#include "base/number.hpp"
#include "base/table_file.hpp"
#include "confidence/logistic.hpp"

namespace chamra {
namespace {

constexpr double few_letters = 3;     // a change in fewer tells no more about a whole word
constexpr double least_doubt = 1e-3;  // posteriors beyond tell no more
// Where nothing was learnt: no word that is left is wrong, and most places of a change are.
constexpr double no_chance = -30;
constexpr double mostly = 1.73;  // 0.85
constexpr std::string_view of_place_prefix = "place-";

double odds(double posterior) {
  const double p = std::clamp(posterior, least_doubt, 1 - least_doubt);
  return std::log(p / (1 - p));
}

/// All groups of weights: what their names begin with in a table, their names, the weights.
template <class Weights, class Visit>
void for_each_group(Weights& weights, const Visit& visit) {
  visit("", feature_names, weights.change);
  visit(of_place_prefix, feature_names, weights.place);
  visit("", lao_feature_names, weights.lao_change);
  visit(of_place_prefix, lao_feature_names, weights.lao_place);
  visit("", word_feature_names, weights.word);
}

using NamedWeights = std::map<std::string, double, std::less<>>;

bool is_known(std::string_view name) {
  bool known = false;
  const ConfidenceWeights none;
  for_each_group(none, [&](std::string_view prefix, const auto& names, const auto&) {
    known = known || (name.starts_with(prefix) &&
                      std::ranges::find(names, name.substr(prefix.size())) != names.end());
  });
  return known;
}

/// A group of which nothing is named stays as it is.
template <class Names, class Weights>
void take(const NamedWeights& named, std::string_view prefix, const Names& names,
          Weights& weights) {
  Weights read{};
  bool any = false;
  for (std::size_t k = 0; k < names.size(); ++k) {
    const auto found = named.find(fmt::format("{}{}", prefix, names[k]));
    if (found == named.end()) continue;
    read[k] = found->second;
    any = true;
  }
  if (any) weights = read;
}

double probability(const Evidence& evidence, const Features& weights,
                   const LaoFeatures& lao_weights) {
  return evidence.lao > 0 ? logistic(lao_weights, lao_features_of(evidence))
                          : logistic(weights, features_of(evidence));
}

}  // namespace

Features features_of(const Evidence& evidence) {
  return {1,
          odds(evidence.posterior),
          evidence.channel,
          evidence.channel / std::max(evidence.letters, few_letters),
          evidence.language,
          evidence.unlikely,
          evidence.known,
          evidence.sara_am,
          evidence.around,
          evidence.language_beside};
}

LaoFeatures lao_features_of(const Evidence& evidence) {
  const double letters = std::max(evidence.letters, 1.0);
  return {1,
          odds(evidence.posterior),
          evidence.channel / std::max(letters, few_letters),
          evidence.language / letters,
          std::log(letters),
          evidence.language_beside,
          evidence.channel_beside};
}

WordFeatures features_of(const WordEvidence& evidence) {
  const double letters = std::max(evidence.letters, 1.0);
  return {1,
          evidence.unknown,
          odds(evidence.rival),
          evidence.language / letters * (1 - evidence.unknown),
          evidence.language * evidence.unknown,
          std::log(letters),
          evidence.beside,
          evidence.before,
          evidence.behind,
          evidence.around,
          evidence.fit,
          evidence.near};
}

ConfidenceModel::ConfidenceModel() {
  weights_.change[1] = weights_.lao_change[1] = 1;
  weights_.place[0] = weights_.lao_place[0] = mostly;
  weights_.word[0] = no_chance;
}

Result<ConfidenceModel> ConfidenceModel::load(const std::string& path) {
  NamedWeights named;
  const auto rows = read_checked_table(path, "feature", 2, [&](const auto& fields) {
    const auto number = number_in<double>(fields[1]);
    if (!is_known(fields[0]))
      return fmt::format(R"(weighs "{}", of which this program knows nothing)", fields[0]);
    if (!number)
      return fmt::format(R"("{}" has the weight "{}", expected a number)", fields[0], fields[1]);
    named[std::string(fields[0])] = *number;
    return std::string();
  });
  if (!rows) return rows.error();
  ConfidenceWeights weights = ConfidenceModel().weights();
  weights.change = {};
  for_each_group(weights, [&](std::string_view prefix, const auto& names, auto& group) {
    take(named, prefix, names, group);
  });
  return ConfidenceModel(weights);
}

std::string ConfidenceModel::table() const {
  std::string out = "feature\tweight\n";
  for_each_group(weights_, [&](std::string_view prefix, const auto& names, const auto& group) {
    for (std::size_t k = 0; k < group.size(); ++k)
      out += fmt::format("{}{}\t{:.5g}\n", prefix, names[k], group[k]);
  });
  return out;
}

double ConfidenceModel::operator()(const Evidence& evidence) const {
  return probability(evidence, weights_.change, weights_.lao_change);
}

double ConfidenceModel::of_place(const Evidence& evidence) const {
  return probability(evidence, weights_.place, weights_.lao_place);
}

double ConfidenceModel::operator()(const WordEvidence& evidence) const {
  return logistic(weights_.word, features_of(evidence));
}

bool ConfidenceModel::is_finite() const {
  bool all = true;
  for_each_group(weights_, [&](std::string_view, const auto&, const auto& group) {
    all = all && std::ranges::all_of(group, [](double weight) { return std::isfinite(weight); });
  });
  return all;
}

std::uint64_t ConfidenceModel::stamp() const {
  Fnv fnv;
  for_each_group(weights_, [&](std::string_view, const auto&, const auto& group) {
    for (const double weight : group) fnv.add(std::bit_cast<std::uint64_t>(weight));
  });
  return fnv.hash();
}

}  // namespace chamra
