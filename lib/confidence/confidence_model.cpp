// SPDX-License-Identifier: Apache-2.0
#include "confidence/confidence_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
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
  std::optional<std::string> unknown;
  const auto rows = read_table(path, 2, [&](const auto& fields) {
    const auto found = std::find(feature_names.begin(), feature_names.end(), fields[0]);
    if (found == feature_names.end()) {
      unknown = std::string(fields[0]);
      return;
    }
    weights[static_cast<std::size_t>(found - feature_names.begin())] =
        std::strtod(std::string(fields[1]).c_str(), nullptr);
  });
  if (!rows) return rows.error();
  if (unknown)
    return Error{path, 0, "weighs \"" + *unknown + "\", of which this program knows nothing"};
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
