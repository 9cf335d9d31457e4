// SPDX-License-Identifier: Apache-2.0
#include "confidence/logistic.hpp"

#include <cmath>
#include <numeric>

namespace chamra {
namespace {

constexpr double penalty = 10;  // on half the square of each weight
constexpr unsigned rounds = 25;
constexpr double least_spread = 1e-9;  // of the mean: less is what sums round off

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

struct Row {
  Vector features;
  double is_so, weight;
};

/// Mean and spread of each feature; the first, always 1, is left as it is. Features that are always
/// the same are not spread.
struct Scale {
  Vector mean, spread;
};

std::vector<Row> rows_of(const std::vector<JudgedSet>& sets) {
  std::vector<Row> rows;
  for (const JudgedSet& set : sets) {
    const double weight = 1 / std::sqrt(static_cast<double>(set.size()));
    for (const Judged& one : set) rows.push_back({one.features, one.is_so ? 1.0 : 0.0, weight});
  }
  double sum = 0;
  for (const Row& row : rows) sum += row.weight;
  for (Row& row : rows) row.weight *= static_cast<double>(rows.size()) / sum;
  return rows;
}

Scale scale_of(const std::vector<Row>& rows) {
  const std::size_t count = rows.front().features.size();
  Scale scale{Vector(count, 0), Vector(count, 1)};
  const auto size = static_cast<double>(rows.size());
  for (std::size_t k = 1; k < count; ++k) {
    double sum = 0, squares = 0;
    for (const Row& row : rows) sum += row.features[k];
    scale.mean[k] = sum / size;
    for (const Row& row : rows) {
      const double apart = row.features[k] - scale.mean[k];
      squares += apart * apart;
    }
    const double spread = std::sqrt(squares / size);
    if (spread > least_spread * std::abs(scale.mean[k])) scale.spread[k] = spread;
  }
  return scale;
}

void bring_to(const Scale& scale, std::vector<Row>& rows) {
  for (Row& row : rows) {
    for (std::size_t k = 0; k < row.features.size(); ++k)
      row.features[k] = (row.features[k] - scale.mean[k]) / scale.spread[k];
  }
}

/// x of a x = b; `a` is symmetric and positive definite.
Vector solve(Matrix a, Vector b) {
  const std::size_t count = b.size();
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
Vector step(const std::vector<Row>& rows, const Vector& weights) {
  const std::size_t count = weights.size();
  Matrix curve(count, Vector(count, 0));
  Vector slope(count);
  for (std::size_t k = 0; k < count; ++k) {
    const double least = k == 0 ? 1e-9 : penalty;
    curve[k][k] = least;
    slope[k] = -least * weights[k];
  }
  for (const Row& row : rows) {
    const double p = logistic(weights, row.features);
    for (std::size_t k = 0; k < count; ++k) {
      slope[k] += row.weight * (row.is_so - p) * row.features[k];
      for (std::size_t j = 0; j < count; ++j)
        curve[k][j] += row.weight * p * (1 - p) * row.features[k] * row.features[j];
    }
  }
  return solve(curve, slope);
}

Vector unscaled(const Scale& scale, Vector weights) {
  for (std::size_t k = 1; k < weights.size(); ++k) {
    weights[k] /= scale.spread[k];
    weights[0] -= weights[k] * scale.mean[k];
  }
  return weights;
}

}  // namespace

double logistic(std::span<const double> weights, std::span<const double> features) {
  return 1 /
         (1 + std::exp(-std::inner_product(weights.begin(), weights.end(), features.begin(), 0.0)));
}

std::vector<double> train_logistic(const std::vector<JudgedSet>& sets) {
  std::vector<Row> rows = rows_of(sets);
  if (rows.empty()) return {};
  const Scale scale = scale_of(rows);
  bring_to(scale, rows);
  Vector weights(scale.mean.size());
  for (unsigned round = 0; round < rounds; ++round) {
    const Vector change = step(rows, weights);
    for (std::size_t k = 0; k < weights.size(); ++k) weights[k] += change[k];
  }
  return unscaled(scale, weights);
}

}  // namespace chamra
