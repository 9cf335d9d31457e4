// SPDX-License-Identifier: Apache-2.0
#include "confidence/confidence_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>

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

template <class Names, class Weights>
double* weight_of(std::string_view name, const Names& names, Weights& weights) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? nullptr : &weights[static_cast<std::size_t>(found - names.begin())];
}

/// Null for a name of none.
double* weight_of(std::string_view name, ConfidenceWeights& weights) {
  if (name.starts_with(of_place_prefix))
    return weight_of(name.substr(of_place_prefix.size()), feature_names, weights.place);
  double* const of_change = weight_of(name, feature_names, weights.change);
  return of_change != nullptr ? of_change : weight_of(name, word_feature_names, weights.word);
}

template <class Names, class Weights>
std::string rows_of(std::string_view prefix, const Names& names, const Weights& weights) {
  std::string out;
  for (std::size_t k = 0; k < weights.size(); ++k)
    out += fmt::format("{}{}\t{:.5g}\n", prefix, names[k], weights[k]);
  return out;
}

}  // namespace

Features features_of(const Evidence& evidence) {
  return {1, odds(evidence.posterior), evidence.channel * (1 - evidence.lao),
          evidence.channel * evidence.lao,
          evidence.channel / std::max(evidence.letters, few_letters), evidence.language,
          evidence.unlikely, evidence.known, evidence.lao, evidence.sara_am,
          // Lao letters are wrong wherever they stand.
          evidence.around * (1 - evidence.lao)};
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
  weights_.change[1] = 1;
  weights_.place[0] = mostly;
  weights_.word[0] = no_chance;
}

Result<ConfidenceModel> ConfidenceModel::load(const std::string& path) {
  ConfidenceWeights weights = ConfidenceModel().weights();
  weights.change = {};
  std::string trouble;
  const auto rows = read_table(path, 2, [&](const auto& fields) {
    double* const weight = weight_of(fields[0], weights);
    const auto number = number_in<double>(fields[1]);
    if (weight == nullptr)
      trouble = fmt::format("weighs \"{}\", of which this program knows nothing", fields[0]);
    else if (!number)
      trouble =
          fmt::format("\"{}\" has the weight \"{}\", expected a number", fields[0], fields[1]);
    else
      *weight = *number;
  });
  if (!rows) return rows.error();
  if (!trouble.empty()) return Error{path, 0, trouble};
  return ConfidenceModel(weights);
}

std::string ConfidenceModel::table() const {
  return "feature\tweight\n" + rows_of("", feature_names, weights_.change) +
         rows_of(of_place_prefix, feature_names, weights_.place) +
         rows_of("", word_feature_names, weights_.word);
}

double ConfidenceModel::operator()(const Evidence& evidence) const {
  return logistic(weights_.change, features_of(evidence));
}

double ConfidenceModel::of_place(const Evidence& evidence) const {
  return logistic(weights_.place, features_of(evidence));
}

double ConfidenceModel::operator()(const WordEvidence& evidence) const {
  return logistic(weights_.word, features_of(evidence));
}

bool ConfidenceModel::is_finite() const {
  const auto is_number = [](const auto& weights) {
    return std::all_of(weights.begin(), weights.end(),
                       [](double weight) { return std::isfinite(weight); });
  };
  return is_number(weights_.change) && is_number(weights_.place) && is_number(weights_.word);
}

std::uint64_t ConfidenceModel::stamp() const {
  Fnv fnv;
  const auto add = [&](const auto& weights) {
    for (const double weight : weights) fnv.add(std::bit_cast<std::uint64_t>(weight));
  };
  add(weights_.change), add(weights_.place), add(weights_.word);
  return fnv.hash();
}

}  // namespace chamra
