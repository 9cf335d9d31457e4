// SPDX-License-Identifier: Apache-2.0
#include "evaluate/error_rate.hpp"

#include <algorithm>
#include <numeric>

namespace chamra::evaluate {
namespace {

std::optional<double> mean(const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<double> median(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

ErrorRate rate(const std::vector<ErrorCount>& pages, const ErrorCount& total,
               std::size_t ErrorCount::*errors) {
  std::vector<double> rates;
  for (const ErrorCount& page : pages) {
    if (const auto one = share(page.*errors, page.length)) rates.push_back(*one);
  }
  return {share(total.*errors, total.length), mean(rates), median(rates)};
}

}  // namespace

ErrorCount& ErrorCount::operator+=(const ErrorCount& other) {
  length += other.length;
  before += other.before;
  after += other.after;
  return *this;
}

Kept& Kept::operator+=(const Kept& other) {
  before += other.before;
  after += other.after;
  return *this;
}

Harm& Harm::operator+=(const Harm& other) {
  right += other.right;
  broken += other.broken;
  healed += other.healed;
  return *this;
}

std::optional<double> share(std::size_t part, std::size_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::optional<double> bounded_rate(std::size_t errors, std::size_t kept) {
  return share(errors, errors + kept);
}

std::optional<double> improvement_of(const ErrorCount& count) {
  if (count.before == 0) return std::nullopt;
  const auto before = static_cast<double>(count.before), after = static_cast<double>(count.after);
  return (before - after) / before;
}

ErrorCount count_errors(std::u32string_view truth, std::u32string_view ocr,
                        std::u32string_view fixed) {
  const std::size_t before = edit_distance(ocr, truth);
  return {truth.size(), before, ocr == fixed ? before : edit_distance(fixed, truth)};
}

Effect count_effect(std::u32string_view truth, std::u32string_view ocr, std::u32string_view fixed) {
  return count_effect(align(truth, ocr), align(truth, fixed));
}

Effect count_effect(const Alignment& before, const Alignment& after) {
  const std::size_t length = before.partner.size();
  Effect effect{{length, before.distance, after.distance}, {}, {}};
  for (std::size_t at = 0; at < length; ++at) {
    const bool was_right = before.keeps(at), is_right = after.keeps(at);
    if (was_right) ++effect.harm.right;
    if (is_right) ++effect.kept.after;
    if (was_right && !is_right) ++effect.harm.broken;
    if (!was_right && is_right) ++effect.harm.healed;
  }
  effect.kept.before = effect.harm.right;
  return effect;
}

RateSummary summarize(const std::vector<ErrorCount>& pages) {
  RateSummary summary;
  for (const ErrorCount& page : pages) summary.total += page;
  summary.before = rate(pages, summary.total, &ErrorCount::before);
  summary.after = rate(pages, summary.total, &ErrorCount::after);
  summary.improvement = improvement_of(summary.total);
  return summary;
}

}  // namespace chamra::evaluate
