// SPDX-License-Identifier: Apache-2.0
#include "confidence/confidence_trainer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace chamra {
namespace {

constexpr std::size_t count = feature_names.size();
constexpr double penalty = 10;  // on half the square of each weight
constexpr unsigned rounds = 25;

using Matrix = std::array<Features, count>;

struct Row {
  Features features;
  double right, weight;
};

/// Mean and spread of each feature; the first, always 1, is left as it is.
struct Scale {
  Features mean{}, spread{};
};

std::vector<Row> rows_of(const std::vector<JudgedSet>& sets) {
  std::vector<Row> rows;
  for (const JudgedSet& set : sets) {
    for (const JudgedChange& change : set) {
      rows.push_back({features_of(change.evidence), change.right ? 1.0 : 0.0,
                      1 / std::sqrt(static_cast<double>(set.size()))});
    }
  }
  double sum = 0;
  for (const Row& row : rows) sum += row.weight;
  for (Row& row : rows) row.weight *= static_cast<double>(rows.size()) / sum;
  return rows;
}

Scale scale_of(const std::vector<Row>& rows) {
  Scale scale;
  const auto size = static_cast<double>(rows.size());
  for (std::size_t k = 0; k < count; ++k) {
    double sum = 0, squares = 0;
    for (const Row& row : rows) sum += row.features[k];
    const double mean = sum / size;
    for (const Row& row : rows) squares += (row.features[k] - mean) * (row.features[k] - mean);
    scale.mean[k] = k == 0 ? 0 : mean;
    scale.spread[k] = squares > 0 ? std::sqrt(squares / size) : 1;
  }
  return scale;
}

void bring_to(const Scale& scale, std::vector<Row>& rows) {
  for (Row& row : rows) {
    for (std::size_t k = 0; k < count; ++k)
      row.features[k] = (row.features[k] - scale.mean[k]) / scale.spread[k];
  }
}

/// x of a x = b; `a` is symmetric and positive definite.
Features solve(Matrix a, Features b) {
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t row = k + 1; row < count; ++row) {
      const double share = a[row][k] / a[k][k];
      for (std::size_t column = k; column < count; ++column) a[row][column] -= share * a[k][column];
      b[row] -= share * b[k];
    }
  }
  for (std::size_t k = count; k-- > 0;) {
    for (std::size_t column = k + 1; column < count; ++column) b[k] -= a[k][column] * b[column];
    b[k] /= a[k][k];
  }
  return b;
}

/// One step of Newton's method.
Features step(const std::vector<Row>& rows, const Features& weights) {
  Matrix curve{};
  Features slope{};
  for (std::size_t k = 0; k < count; ++k) {
    const double least = k == 0 ? 1e-9 : penalty;
    curve[k][k] = least;
    slope[k] = -least * weights[k];
  }
  for (const Row& row : rows) {
    const double p = 1 / (1 + std::exp(-std::inner_product(weights.begin(), weights.end(),
                                                           row.features.begin(), 0.0)));
    for (std::size_t k = 0; k < count; ++k) {
      slope[k] += row.weight * (row.right - p) * row.features[k];
      for (std::size_t j = 0; j < count; ++j)
        curve[k][j] += row.weight * p * (1 - p) * row.features[k] * row.features[j];
    }
  }
  return solve(curve, slope);
}

Features unscaled(const Scale& scale, Features weights) {
  for (std::size_t k = 1; k < count; ++k) {
    weights[k] /= scale.spread[k];
    weights[0] -= weights[k] * scale.mean[k];
  }
  return weights;
}

}  // namespace

ConfidenceModel train_confidence(const std::vector<JudgedSet>& sets) {
  std::vector<Row> rows = rows_of(sets);
  if (rows.empty()) return ConfidenceModel();
  const Scale scale = scale_of(rows);
  bring_to(scale, rows);
  Features weights{};
  for (unsigned round = 0; round < rounds; ++round) {
    const Features change = step(rows, weights);
    for (std::size_t k = 0; k < count; ++k) weights[k] += change[k];
  }
  return ConfidenceModel(unscaled(scale, weights));
}

}  // namespace chamra
