// SPDX-License-Identifier: Apache-2.0
#include "confidence/confidence_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/fnv.hpp"
#include "base/table_file.hpp"

namespace chamra {
namespace {

constexpr double few_letters = 3;     // a change in fewer tells no more about a whole word
constexpr double least_doubt = 1e-3;  // posteriors beyond tell no more

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

ConfidenceModel::ConfidenceModel() { weights_[1] = 1; }

Result<ConfidenceModel> ConfidenceModel::load(const std::string& path) {
  Features weights{};
  std::string trouble;
  const auto rows = read_table(path, 2, [&](const auto& fields) {
    const auto found = std::find(feature_names.begin(), feature_names.end(), fields[0]);
    const auto weight = number_from(fields[1]);
    if (found == feature_names.end())
      trouble = fmt::format("weighs \"{}\", of which this program knows nothing", fields[0]);
    else if (!weight)
      trouble =
          fmt::format("\"{}\" has the weight \"{}\", expected a number", fields[0], fields[1]);
    else
      weights[static_cast<std::size_t>(found - feature_names.begin())] = *weight;
  });
  if (!rows) return rows.error();
  if (!trouble.empty()) return Error{path, 0, trouble};
  return ConfidenceModel(weights);
}

std::string ConfidenceModel::table() const {
  std::string out = "feature\tweight\n";
  for (std::size_t k = 0; k < weights_.size(); ++k)
    out += fmt::format("{}\t{:.5g}\n", feature_names[k], weights_[k]);
  return out;
}

double ConfidenceModel::operator()(const Evidence& evidence) const {
  const Features features = features_of(evidence);
  return 1 / (1 + std::exp(-std::inner_product(weights_.begin(), weights_.end(), features.begin(),
                                               0.0)));
}

std::uint64_t ConfidenceModel::stamp() const {
  Fnv fnv;
  for (const double weight : weights_) fnv.add(std::bit_cast<std::uint64_t>(weight));
  return fnv.hash();
}

}  // namespace chamra
