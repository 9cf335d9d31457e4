// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "evaluate/report.hpp"

namespace chamra::evaluate {
namespace {

using Json = nlohmann::ordered_json;
using Share = std::optional<double>;
constexpr std::size_t listed_confusions = 500;

Json json_of(const Share& share) { return share ? Json(*share) : Json(nullptr); }

Json json_of(const std::optional<Interval>& interval) {
  return interval ? Json{interval->low, interval->high} : Json(nullptr);
}

Json json_of(const ErrorRate& rate) {
  return {{"micro", json_of(rate.micro)},
          {"macro", json_of(rate.macro)},
          {"median", json_of(rate.median)}};
}

Json json_of(const ErrorCount& count, bool fixed) {
  Json json{{"length", count.length}, {"errors_before", count.before}};
  if (fixed) json["errors_after"] = count.after;
  return json;
}

Json json_of(const UnitSummary& summary, bool fixed) {
  const RateSummary& rate = summary.rate;
  Json json = json_of(rate.total, fixed);
  json["before"] = json_of(rate.before);
  if (!fixed) return json;
  json["after"] = json_of(rate.after);
  json["improvement"] = json_of(rate.improvement);
  json["improvement_interval_95"] = json_of(summary.interval);
  return json;
}

Json json_of(const Harm& harm) {
  return {{"right_before", harm.right},
          {"broken", harm.broken},
          {"healed", harm.healed},
          {"share", json_of(share(harm.broken, harm.right))},
          {"per_10000", json_of(harm_per_10000(harm))}};
}

Json json_of(const SpanCount& spans, const CandidateCount& offers, const Measured& measured) {
  Json json{{"all", spans.all}};
  if (measured.fixed) {
    json["fixed"] = spans.fixed;
    json["wrong"] = spans.wrong;
    json["kept"] = spans.kept;
  }
  if (measured.claims) {
    json["truth_first"] = offers.first;
    json["truth_in_first_five"] = offers.first_five;
  }
  return json;
}

Json json_of(const Detection& found) {
  return {{"flags", found.flags},
          {"right_flags", found.right_flags},
          {"errors", found.errors},
          {"errors_found", found.found},
          {"precision", json_of(found.precision())},
          {"recall", json_of(found.recall())},
          {"f1", json_of(found.f1())},
          {"f0.5", json_of(found.f(.5))}};
}

Json json_of(const Reliability& reliability, double threshold) {
  Json bins = Json::array();
  for (const ReliabilityBin& bin : reliability.bins) {
    bins.push_back({{"low", bin.low},
                    {"high", bin.high},
                    {"corrections", bin.count},
                    {"right", bin.right},
                    {"share", json_of(share(bin.right, bin.count))}});
  }
  const Share precision = share(reliability.right_at_threshold, reliability.at_threshold);
  return {{"bins", std::move(bins)},
          {"calibration_error", json_of(reliability.calibration_error)},
          {"threshold", threshold},
          {"at_threshold", reliability.at_threshold},
          {"right_at_threshold", reliability.right_at_threshold},
          {"precision_at_threshold", json_of(precision)}};
}

Json json_of(const PageResult& page, const Measured& measured) {
  Json json{{"name", page.name},
            {"partial", page.partial},
            {"code_points", json_of(page.letters, measured.fixed)},
            {"clusters", json_of(page.clusters, measured.fixed)}};
  if (measured.fixed && !page.partial) json["harm"] = json_of(page.harm);
  return json;
}

Json spans_json(const Summary& summary, const Measured& measured) {
  Json json = Json::object();
  for (std::size_t k = 0; k < reason_count; ++k) {
    if (summary.spans[k].all == 0) continue;
    json[std::string(name_of(static_cast<Reason>(k)))] =
        json_of(summary.spans[k], summary.candidates[k], measured);
  }
  return json;
}

Json candidates_json(const CandidatesByReason& candidates) {
  Json json = Json::object();
  for (std::size_t k = 0; k < reason_count; ++k) {
    const CandidateCount& offers = candidates[k];
    if (offers.errors == 0) continue;
    json[std::string(name_of(static_cast<Reason>(k)))] = {
        {"errors", offers.errors},
        {"truth_first", offers.first},
        {"truth_in_first_five", offers.first_five}};
  }
  return json;
}

Json reliability_json(const ReliabilityByReason& reasons, double threshold) {
  Json json = Json::object();
  for (std::size_t k = 0; k < reason_count; ++k) {
    if (reasons[k].count() == 0) continue;
    json[std::string(name_of(static_cast<Reason>(k)))] = json_of(reasons[k], threshold);
  }
  return json;
}

Json curve_json(const Summary& summary) {
  Json points = Json::array();
  for (const CurvePoint& point : summary.curve) {
    points.push_back({{"threshold", point.threshold},
                      {"corrections", point.corrections},
                      {"right", point.right},
                      {"precision", json_of(point.precision())},
                      {"errors_covered", point.healed},
                      {"coverage", json_of(point.coverage(summary.detection.errors))}});
  }
  return points;
}

Json confusions_json(const Summary& summary, bool fixed) {
  Json rows = Json::array();
  for (const ConfusionRow& row : summary.confusions.most_frequent(listed_confusions)) {
    Json json{{"meant", to_utf8(row.meant)}, {"seen", to_utf8(row.seen)}, {"before", row.before}};
    if (fixed) json["after"] = row.after;
    if (row.before > 0) {
      json["example"] = {{"page", row.example.page},
                         {"line", row.example.line},
                         {"left", to_utf8(row.example.left)},
                         {"right", to_utf8(row.example.right)}};
    }
    rows.push_back(std::move(json));
  }
  return rows;
}

/// Figures in the manner of ICDAR 2019, see token_score.hpp.
Json json_of(const TokenScore& tokens) {
  return {{"detection", json_of(tokens.tokens)},
          {"distance_before", tokens.before},
          {"weighted_distance_after", tokens.after},
          {"improvement", json_of(tokens.improvement())}};
}

void add_rates(Json& json, const Summary& summary, const Measured& measured) {
  json["code_points"] = json_of(summary.letters, measured.fixed);
  Json& bounded = json["code_points"]["bounded"] = Json::object();
  const ErrorCount& total = summary.letters.rate.total;
  bounded["before"] = json_of(bounded_rate(total.before, summary.kept.before));
  if (measured.fixed) bounded["after"] = json_of(bounded_rate(total.after, summary.kept.after));
  json["code_points_as_written"] = json_of(summary.written, measured.fixed);
  json["clusters"] = json_of(summary.clusters, measured.fixed);
  if (measured.segmenter.empty()) return;
  json["words"] = json_of(summary.words, measured.fixed);
  json["words"]["segmenter"] = measured.segmenter;
}

void add_effect(Json& json, const Summary& summary) {
  json["harm"] = json_of(summary.harm);
  json["pages_better"] = summary.better;
  json["pages_worse"] = summary.worse;
  json["pages_same"] = summary.same;
}

void add_claims(Json& json, const Evaluation& evaluation, const Summary& summary) {
  json["detection"] = json_of(summary.detection);
  json["detection"]["letters"] = json_of(summary.detected_letters);
  if (!evaluation.measured.segmenter.empty()) json["icdar_2019_style"] = json_of(summary.tokens);
  json["candidates"] = candidates_json(summary.candidates);
  json["reliability"] = json_of(summary.reliability, evaluation.threshold);
  json["reliability_by_reason"] =
      reliability_json(summary.reliability_by_reason, evaluation.threshold);
  json["curve"] = curve_json(summary);
}

}  // namespace

std::string json_report(const Evaluation& evaluation, const Summary& summary) {
  const Measured& measured = evaluation.measured;
  Json json{{"schema", "chamra.evaluation/1"},
            {"spelling", measured.raw ? "as-written" : "canonical"},
            {"page_count", evaluation.pages.size()}};
  add_rates(json, summary, measured);
  if (measured.fixed) add_effect(json, summary);
  if (measured.spans) json["spans"] = spans_json(summary, measured);
  if (measured.claims) add_claims(json, evaluation, summary);
  json["confusions"] = confusions_json(summary, measured.fixed);
  Json pages = Json::array();
  for (const PageResult& page : evaluation.pages) pages.push_back(json_of(page, measured));
  json["pages"] = std::move(pages);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace chamra::evaluate
