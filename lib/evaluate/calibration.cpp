// SPDX-License-Identifier: Apache-2.0
#include "evaluate/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace chamra::evaluate {
namespace {

std::vector<ReliabilityBin> empty_bins() {
  std::vector<ReliabilityBin> bins;
  for (std::size_t k = 0; k + 1 < bin_edges.size(); ++k) {
    bins.push_back({bin_edges[k], bin_edges[k + 1]});
  }
  return bins;
}

ReliabilityBin& bin_for(double confidence, std::vector<ReliabilityBin>& bins) {
  const auto past = std::upper_bound(bin_edges.begin() + 1, bin_edges.end() - 1, confidence);
  return bins[static_cast<std::size_t>(past - bin_edges.begin()) - 1];
}

std::optional<double> calibration_error(const std::vector<ReliabilityBin>& bins,
                                        std::size_t count) {
  if (count == 0) return std::nullopt;
  double sum = 0;
  for (const ReliabilityBin& bin : bins) {
    sum += std::abs(bin.confidence_sum - static_cast<double>(bin.right));
  }
  return sum / static_cast<double>(count);
}

}  // namespace

std::size_t Reliability::count() const {
  std::size_t sum = 0;
  for (const ReliabilityBin& bin : bins) sum += bin.count;
  return sum;
}

std::size_t Reliability::right() const {
  std::size_t sum = 0;
  for (const ReliabilityBin& bin : bins) sum += bin.right;
  return sum;
}

std::optional<double> Reliability::mean_confidence() const {
  if (count() == 0) return std::nullopt;
  double sum = 0;
  for (const ReliabilityBin& bin : bins) sum += bin.confidence_sum;
  return sum / static_cast<double>(count());
}

Reliability reliability_of(const std::vector<JudgedCorrection>& corrections, double threshold) {
  Reliability result;
  result.bins = empty_bins();
  for (const JudgedCorrection& one : corrections) {
    ReliabilityBin& bin = bin_for(one.confidence, result.bins);
    ++bin.count;
    bin.confidence_sum += one.confidence;
    if (one.right) ++bin.right;
    if (one.confidence < threshold) continue;
    ++result.at_threshold;
    if (one.right) ++result.right_at_threshold;
  }
  result.calibration_error = calibration_error(result.bins, corrections.size());
  return result;
}

ReliabilityByReason reliability_by_reason(const std::vector<JudgedCorrection>& corrections,
                                          double threshold) {
  std::array<std::vector<JudgedCorrection>, reason_count> sorted;
  for (const JudgedCorrection& one : corrections) {
    sorted[static_cast<std::size_t>(one.reason)].push_back(one);
  }
  ReliabilityByReason result;
  for (std::size_t k = 0; k < reason_count; ++k) result[k] = reliability_of(sorted[k], threshold);
  return result;
}

}  // namespace chamra::evaluate
