// SPDX-License-Identifier: Apache-2.0
#include "evaluate/report.hpp"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

namespace chamra::evaluate {
namespace {

using Json = nlohmann::ordered_json;
using Share = std::optional<double>;

/// "12.3 %", or a dash where there is nothing to say.
std::string percent(const Share& share, int digits = 2) {
  return share ? fmt::format("{:.{}f} %", 100 * *share, digits) : "-";
}

std::string percent(const std::optional<Interval>& interval) {
  if (!interval) return "-";
  return fmt::format("{:.2f} to {:.2f} %", 100 * interval->low, 100 * interval->high);
}

/// Lines of text with the format of the moment.
class Text {
 public:
  template <class... Values>
  void line(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), form, std::forward<Values>(values)...);
    text_ += '\n';
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

class TextReport {
 public:
  TextReport(const Evaluation& evaluation, const Summary& summary)
      : evaluation_(evaluation), summary_(summary), measured_(evaluation.measured) {}

  std::string write(bool per_page) {
    write_size();
    write_rates();
    if (measured_.fixed) write_effect();
    if (measured_.spans) write_spans();
    if (measured_.claims) write_claims();
    if (per_page) write_pages();
    return out_.take();
  }

 private:
  void write_size() {
    const std::string partial =
        summary_.partial > 0 ? fmt::format(", {} of them annotated in part", summary_.partial) : "";
    out_.line("pages        {}{}", evaluation_.pages.size(), partial);
    out_.line("truth        {} code points, {} grapheme clusters; {}",
              summary_.letters.total.length, summary_.clusters.total.length,
              measured_.raw ? "as written" : "canonical spelling");
  }

  void write_rates() {
    out_.line("");
    if (measured_.fixed) {
      out_.line("{:<28}{:>10}{:>10}{:>13}   95 % interval", "character error rate", "before",
                "after", "improvement");
    } else {
      out_.line("{:<28}{:>10}", "character error rate", "");
    }
    write_rate("code points", summary_.letters, summary_.letters_improvement);
    write_rate("grapheme clusters", summary_.clusters, summary_.clusters_improvement);
  }

  void write_rate(const std::string& unit, const RateSummary& rate,
                  const std::optional<Interval>& interval) {
    const std::string fixed = !measured_.fixed
                                  ? ""
                                  : fmt::format("{:>10}{:>13}   {}", percent(rate.after.micro),
                                                percent(rate.improvement, 1), percent(interval));
    out_.line("{:<28}{:>10}{}", unit, percent(rate.before.micro), fixed);
    write_per_page("  mean of pages", rate.before.macro, rate.after.macro);
    write_per_page("  median of pages", rate.before.median, rate.after.median);
  }

  void write_per_page(const std::string& what, const Share& before, const Share& after) {
    out_.line("{:<28}{:>10}{}", what, percent(before),
              measured_.fixed ? fmt::format("{:>10}", percent(after)) : "");
  }

  void write_effect() {
    const Harm& harm = summary_.harm;
    out_.line("");
    out_.line("pages        {} better, {} worse, {} the same", summary_.better, summary_.worse,
              summary_.same);
    out_.line("harm         {}: {} of {} letters that were right are wrong now",
              percent(share(harm.broken, harm.right), 4), harm.broken, harm.right);
    out_.line("healed       {} letters that were wrong are right now", harm.healed);
  }

  void write_spans() {
    out_.line("");
    const std::string effect =
        measured_.fixed ? fmt::format("{:>8}{:>8}{:>8}{:>8}", "fixed", "", "wrong", "kept") : "";
    const std::string offers =
        measured_.claims ? fmt::format("{:>14}{:>14}", "truth first", "in first 5") : "";
    out_.line("{:<20}{:>8}{}{}", "annotated spans", "all", effect, offers);
    SpanCount all;
    CandidateCount candidates;
    for (std::size_t k = 0; k < reason_count; ++k) {
      if (summary_.spans[k].all == 0) continue;
      write_span(std::string(name_of(static_cast<Reason>(k))), summary_.spans[k],
                 summary_.candidates[k]);
      all += summary_.spans[k];
      candidates.errors += summary_.candidates[k].errors;
      candidates.first += summary_.candidates[k].first;
      candidates.first_five += summary_.candidates[k].first_five;
    }
    write_span("all", all, candidates);
  }

  void write_span(const std::string& name, const SpanCount& spans, const CandidateCount& offers) {
    const std::string effect =
        !measured_.fixed
            ? ""
            : fmt::format("{:>8}{:>8}{:>8}{:>8}", spans.fixed,
                          percent(share(spans.fixed, spans.all), 1), spans.wrong, spans.kept);
    const std::string found =
        !measured_.claims
            ? ""
            : fmt::format("{:>6}{:>8}{:>6}{:>8}", offers.first,
                          percent(share(offers.first, offers.errors), 1), offers.first_five,
                          percent(share(offers.first_five, offers.errors), 1));
    out_.line("{:<20}{:>8}{}{}", name, spans.all, effect, found);
  }

  void write_claims() {
    const Detection& found = summary_.detection;
    out_.line("");
    out_.line("detection    precision {} ({} of {} places found touch an error)",
              percent(found.precision(), 1), found.right_flags, found.flags);
    out_.line("             recall {} ({} of {} errors touched), F1 {}", percent(found.recall(), 1),
              found.found, found.errors, percent(found.f1(), 1));
    out_.line("");
    out_.line("{:<16}{:>13}{:>10}{:>12}", "confidence", "corrections", "right", "share");
    for (const ReliabilityBin& bin : summary_.reliability.bins) {
      if (bin.count == 0) continue;
      out_.line("{:<16}{:>13}{:>10}{:>12}", fmt::format("{:.2f} to {:.2f}", bin.low, bin.high),
                bin.count, bin.right, percent(share(bin.right, bin.count), 1));
    }
    write_threshold();
  }

  void write_threshold() {
    const Reliability& reliability = summary_.reliability;
    out_.line("{:<16}{:>13}{:>10}{:>12}", fmt::format("at least {:g}", evaluation_.threshold),
              reliability.at_threshold, reliability.right_at_threshold,
              percent(share(reliability.right_at_threshold, reliability.at_threshold), 1));
    out_.line("mean distance of confidence and share: {}",
              percent(reliability.calibration_error, 1));
  }

  void write_pages() {
    out_.line("");
    out_.line("{:<28}{:>10}{:>10}{:>10}{:>8}{:>8}", "page", "letters", "before", "after", "broken",
              "healed");
    for (const PageResult& page : evaluation_.pages) {
      out_.line("{:<28}{:>10}{:>10}{:>10}{:>8}{:>8}", page.name, page.letters.length,
                percent(share(page.letters.before, page.letters.length)),
                percent(share(page.letters.after, page.letters.length)), page.harm.broken,
                page.harm.healed);
    }
  }

  const Evaluation& evaluation_;
  const Summary& summary_;
  const Measured& measured_;
  Text out_;
};

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

Json json_of(const RateSummary& rate, const std::optional<Interval>& interval, bool fixed) {
  Json json = json_of(rate.total, fixed);
  json["before"] = json_of(rate.before);
  if (!fixed) return json;
  json["after"] = json_of(rate.after);
  json["improvement"] = json_of(rate.improvement);
  json["improvement_interval_95"] = json_of(interval);
  return json;
}

Json json_of(const Harm& harm) {
  return {{"right_before", harm.right},
          {"broken", harm.broken},
          {"healed", harm.healed},
          {"share", json_of(share(harm.broken, harm.right))}};
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
          {"f1", json_of(found.f1())}};
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

void add_effect(Json& json, const Summary& summary) {
  json["harm"] = json_of(summary.harm);
  json["pages_better"] = summary.better;
  json["pages_worse"] = summary.worse;
  json["pages_same"] = summary.same;
}

}  // namespace

std::string text_report(const Evaluation& evaluation, const Summary& summary, bool per_page) {
  return TextReport(evaluation, summary).write(per_page);
}

std::string json_report(const Evaluation& evaluation, const Summary& summary) {
  const Measured& measured = evaluation.measured;
  Json json{{"schema", "chamra.evaluation/1"},
            {"spelling", measured.raw ? "as-written" : "canonical"},
            {"page_count", evaluation.pages.size()}};
  json["code_points"] = json_of(summary.letters, summary.letters_improvement, measured.fixed);
  json["clusters"] = json_of(summary.clusters, summary.clusters_improvement, measured.fixed);
  if (measured.fixed) add_effect(json, summary);
  if (measured.spans) json["spans"] = spans_json(summary, measured);
  if (measured.claims) {
    json["detection"] = json_of(summary.detection);
    json["reliability"] = json_of(summary.reliability, evaluation.threshold);
  }
  Json pages = Json::array();
  for (const PageResult& page : evaluation.pages) pages.push_back(json_of(page, measured));
  json["pages"] = std::move(pages);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace chamra::evaluate
