// SPDX-License-Identifier: Apache-2.0
#include "confidence/confidence_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/fnv.hpp"
#include "base/table_file.hpp"
#include "confidence/logistic.hpp"

namespace chamra {
namespace {

constexpr double few_letters = 3;     // a change in fewer tells no more about a whole word
constexpr double least_doubt = 1e-3;  // posteriors beyond tell no more
constexpr double no_chance = -30;     // of a word that is left to be wrong, where nothing is known

double odds(double posterior) {
  const double p = std::clamp(posterior, least_doubt, 1 - least_doubt);
  return std::log(p / (1 - p));
}

std::optional<double> number_from(std::string_view field) {
  double out = 0;
  const char* const last = field.data() + field.size();
  const auto [end, error] = std::from_chars(field.data(), last, out);
  if (error != std::errc() || end != last || !std::isfinite(out)) return std::nullopt;
  return out;
}

/// The weight of `name` in a table that has both kinds; null for a name of neither.
double* weight_of(std::string_view name, Features& weights, WordFeatures& word_weights) {
  const auto of_change = std::find(feature_names.begin(), feature_names.end(), name);
  if (of_change != feature_names.end())
    return &weights[static_cast<std::size_t>(of_change - feature_names.begin())];
  const auto of_word = std::find(word_feature_names.begin(), word_feature_names.end(), name);
  if (of_word != word_feature_names.end())
    return &word_weights[static_cast<std::size_t>(of_word - word_feature_names.begin())];
  return nullptr;
}

template <class Names, class Weights>
std::string rows_of(const Names& names, const Weights& weights) {
  std::string out;
  for (std::size_t k = 0; k < weights.size(); ++k)
    out += fmt::format("{}\t{:.5g}\n", names[k], weights[k]);
  return out;
}

}  // namespace

Features features_of(const Evidence& evidence) {
  return {1,
          odds(evidence.posterior),
          evidence.channel * (1 - evidence.lao),
          evidence.channel * evidence.lao,
          evidence.channel / std::max(evidence.letters, few_letters),
          evidence.language,
          evidence.unlikely,
          evidence.known,
          evidence.lao,
          evidence.sara_am};
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
          evidence.behind};
}

ConfidenceModel::ConfidenceModel() {
  weights_[1] = 1;
  word_weights_[0] = no_chance;
}

Result<ConfidenceModel> ConfidenceModel::load(const std::string& path) {
  Features weights{};
  WordFeatures word_weights{};
  word_weights[0] = no_chance;
  std::string trouble;
  const auto rows = read_table(path, 2, [&](const auto& fields) {
    double* const weight = weight_of(fields[0], weights, word_weights);
    const auto number = number_from(fields[1]);
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
  return ConfidenceModel(weights, word_weights);
}

std::string ConfidenceModel::table() const {
  return "feature\tweight\n" + rows_of(feature_names, weights_) +
         rows_of(word_feature_names, word_weights_);
}

double ConfidenceModel::operator()(const Evidence& evidence) const {
  return logistic(weights_, features_of(evidence));
}

double ConfidenceModel::operator()(const WordEvidence& evidence) const {
  return logistic(word_weights_, features_of(evidence));
}

bool ConfidenceModel::is_finite() const {
  const auto is_number = [](double weight) { return std::isfinite(weight); };
  return std::all_of(weights_.begin(), weights_.end(), is_number) &&
         std::all_of(word_weights_.begin(), word_weights_.end(), is_number);
}

std::uint64_t ConfidenceModel::stamp() const {
  Fnv fnv;
  for (const double weight : weights_) fnv.add(std::bit_cast<std::uint64_t>(weight));
  for (const double weight : word_weights_) fnv.add(std::bit_cast<std::uint64_t>(weight));
  return fnv.hash();
}

}  // namespace chamra
