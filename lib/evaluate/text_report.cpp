// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <iterator>

#include "base/utf8.hpp"
#include "evaluate/figures.hpp"
#include "evaluate/report.hpp"
#include "report/text.hpp"

namespace chamra::evaluate {
namespace {

using Share = std::optional<double>;
constexpr std::size_t listed_confusions = 20;

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

/// Sums over reasons, for the last line of a table.
template <class Row>
Row sum_of(const std::array<Row, reason_count>& rows) {
  Row sum;
  for (const Row& row : rows) sum += row;
  return sum;
}

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
    write_confusions();
    if (per_page) write_pages();
    return out_.take();
  }

 private:
  void write_size() {
    const std::string partial =
        summary_.partial > 0 ? fmt::format(", {} of them annotated in part", summary_.partial) : "";
    out_.line("pages        {}{}", evaluation_.pages.size(), partial);
    out_.line("truth        {} code points, {} grapheme clusters; {}",
              summary_.letters.rate.total.length, summary_.clusters.rate.total.length,
              measured_.raw ? "as written" : "canonical spelling");
    if (!measured_.segmenter.empty()) {
      out_.line("             {} words by {}", summary_.words.rate.total.length,
                measured_.segmenter);
    }
  }

  void write_rates() {
    out_.line("");
    if (measured_.fixed) {
      out_.line("{:<28}{:>10}{:>10}{:>13}   95 % interval", "error rate", "before", "after",
                "improvement");
    } else {
      out_.line("{:<28}{:>10}", "error rate", "");
    }
    write_unit("code points", summary_.letters);
    write_rate("  bounded (never above 1)", bounded(summary_.letters.rate.total.before, true),
               bounded(summary_.letters.rate.total.after, false));
    if (!measured_.raw) {
      write_rate("  as written, nothing folded", summary_.written.rate.before.micro,
                 summary_.written.rate.after.micro);
    }
    write_unit("grapheme clusters", summary_.clusters);
    if (!measured_.segmenter.empty()) write_unit("words", summary_.words);
  }

  [[nodiscard]] Share bounded(std::size_t errors, bool before) const {
    return bounded_rate(errors, before ? summary_.kept.before : summary_.kept.after);
  }

  void write_unit(const std::string& unit, const UnitSummary& summary) {
    const RateSummary& rate = summary.rate;
    const std::string fixed =
        !measured_.fixed ? ""
                         : fmt::format("{:>10}{:>13}   {}", percent(rate.after.micro),
                                       percent(rate.improvement, 1), percent(summary.interval));
    out_.line("{:<28}{:>10}{}", unit, percent(rate.before.micro), fixed);
    write_rate("  mean of pages", rate.before.macro, rate.after.macro);
    write_rate("  median of pages", rate.before.median, rate.after.median);
  }

  void write_rate(const std::string& what, const Share& before, const Share& after) {
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
    out_.line("             {} for each 10,000 letters", decimal(harm_per_10000(harm)));
    out_.line("healed       {} letters that were wrong are right now", harm.healed);
  }

  void write_spans() {
    out_.line("");
    const std::string effect =
        measured_.fixed ? fmt::format("{:>8}{:>8}{:>8}{:>8}", "fixed", "", "wrong", "kept") : "";
    const std::string offers =
        measured_.claims ? fmt::format("{:>14}{:>14}", "truth first", "in first 5") : "";
    out_.line("{:<20}{:>8}{}{}", "annotated spans", "all", effect, offers);
    for (std::size_t k = 0; k < reason_count; ++k) {
      if (summary_.spans[k].all == 0) continue;
      write_span(std::string(name_of(static_cast<Reason>(k))), summary_.spans[k],
                 summary_.candidates[k]);
    }
    write_span("all", sum_of(summary_.spans), sum_of(summary_.candidates));
  }

  void write_span(const std::string& name, const SpanCount& spans, const CandidateCount& offers) {
    const std::string effect =
        !measured_.fixed
            ? ""
            : fmt::format("{:>8}{:>8}{:>8}{:>8}", spans.fixed,
                          percent(share(spans.fixed, spans.all), 1), spans.wrong, spans.kept);
    out_.line("{:<20}{:>8}{}{}", name, spans.all, effect, measured_.claims ? offered(offers) : "");
  }

  static std::string offered(const CandidateCount& offers) {
    return fmt::format("{:>6}{:>8}{:>6}{:>8}", offers.first,
                       percent(share(offers.first, offers.errors), 1), offers.first_five,
                       percent(share(offers.first_five, offers.errors), 1));
  }

  void write_claims() {
    write_detection();
    if (!measured_.spans) write_candidates();
    write_reliability();
    write_reliability_by_reason();
    write_curve();
  }

  void write_detection() {
    out_.line("");
    const Detection& found = summary_.detection;
    out_.line("detection    precision {} ({} of {} places found touch an error)",
              percent(found.precision(), 1), found.right_flags, found.flags);
    out_.line("             recall {} ({} of {} errors touched), F1 {}, F0.5 {}",
              percent(found.recall(), 1), found.found, found.errors, percent(found.f1(), 1),
              percent(found.f(.5), 1));
    write_detection("by letter", summary_.detected_letters);
    if (measured_.segmenter.empty()) return;
    write_detection("by word", summary_.tokens.tokens);
    out_.line("             weighted readings take {} of the distance away ({:.1f} to {:.1f})",
              percent(summary_.tokens.improvement(), 1), summary_.tokens.before,
              summary_.tokens.after);
  }

  void write_detection(const std::string& unit, const Detection& found) {
    out_.line("  {:<11}precision {} ({} of {}), recall {} ({} of {}), F1 {}, F0.5 {}", unit,
              percent(found.precision(), 1), found.right_flags, found.flags,
              percent(found.recall(), 1), found.found, found.errors, percent(found.f1(), 1),
              percent(found.f(.5), 1));
  }

  /// Without annotation, errors go by the reason of what was found there.
  void write_candidates() {
    out_.line("");
    out_.line("{:<20}{:>8}{:>14}{:>14}", "errors touched", "all", "truth first", "in first 5");
    for (std::size_t k = 0; k < reason_count; ++k) {
      const CandidateCount& offers = summary_.candidates[k];
      if (offers.errors == 0) continue;
      out_.line("{:<20}{:>8}{}", name_of(static_cast<Reason>(k)), offers.errors, offered(offers));
    }
    const CandidateCount all = sum_of(summary_.candidates);
    out_.line("{:<20}{:>8}{}", "all", all.errors, offered(all));
  }

  void write_reliability() {
    out_.line("");
    out_.line("{:<16}{:>13}{:>10}{:>12}", "confidence", "corrections", "right", "share");
    const Reliability& reliability = summary_.reliability;
    for (const ReliabilityBin& bin : reliability.bins) {
      if (bin.count == 0) continue;
      out_.line("{:<16}{:>13}{:>10}{:>12}", fmt::format("{:.2f} to {:.2f}", bin.low, bin.high),
                bin.count, bin.right, percent(share(bin.right, bin.count), 1));
    }
    out_.line("{:<16}{:>13}{:>10}{:>12}", fmt::format("at least {:g}", evaluation_.threshold),
              reliability.at_threshold, reliability.right_at_threshold,
              percent(share(reliability.right_at_threshold, reliability.at_threshold), 1));
    out_.line("mean distance of confidence and share: {}",
              percent(reliability.calibration_error, 1));
  }

  void write_reliability_by_reason() {
    out_.line("");
    out_.line("{:<18}{:>12}{:>12}{:>10}{:>10}{:>28}", "reason", "corrections", "confidence",
              "right", "distance", fmt::format("at least {:g}: right", evaluation_.threshold));
    for (std::size_t k = 0; k < reason_count; ++k) {
      const Reliability& one = summary_.reliability_by_reason[k];
      if (one.count() == 0) continue;
      out_.line("{:<18}{:>12}{:>12}{:>10}{:>10}{:>18}{:>10}", name_of(static_cast<Reason>(k)),
                one.count(), percent(one.mean_confidence(), 1),
                percent(share(one.right(), one.count()), 1), percent(one.calibration_error, 1),
                fmt::format("{} of {}", one.right_at_threshold, one.at_threshold),
                percent(share(one.right_at_threshold, one.at_threshold), 1));
    }
  }

  void write_curve() {
    out_.line("");
    out_.line("{:<16}{:>13}{:>12}{:>24}", "threshold", "corrections", "precision",
              "errors covered");
    const CurvePoint* before = nullptr;
    for (const CurvePoint& point : summary_.curve) {
      // A threshold that changes nothing says nothing.
      if (before != nullptr && before->corrections == point.corrections) continue;
      before = &point;
      out_.line("{:<16}{:>13}{:>12}{:>14}{:>10}", fmt::format("{:g}", point.threshold),
                point.corrections, percent(point.precision(), 1), point.healed,
                percent(point.coverage(summary_.detection.errors), 1));
    }
  }

  void write_confusions() {
    const auto rows = summary_.confusions.most_frequent(listed_confusions);
    if (rows.empty()) return;
    out_.line("");
    out_.line("{:>8}{}  meant \u2192 seen, an example", "before",
              measured_.fixed ? fmt::format("{:>8}", "after") : "");
    for (const ConfusionRow& row : rows) {
      out_.line("{:>8}{}  {} \u2192 {}{}", row.before,
                measured_.fixed ? fmt::format("{:>8}", row.after) : "", shown(row.meant),
                shown(row.seen), row.before > 0 ? example_of(row) : "");
    }
    out_.line("{} kinds in all; stretches of more than {} letters: {}",
              summary_.confusions.distinct(), ConfusionCounts::longest,
              summary_.confusions.long_before());
  }

  static std::string context(const std::u32string& letters) {
    return letters.empty() ? "" : visible(to_utf8(letters));
  }

  static std::string example_of(const ConfusionRow& row) {
    const Example& example = row.example;
    return fmt::format("   {}:{}: {}[{}]{}", visible(example.page), example.line,
                       context(example.left), row.seen.empty() ? "" : shown(row.seen),
                       context(example.right));
  }

  void write_pages() {
    out_.line("");
    out_.line("{:<28}{:>10}{:>10}{:>10}{:>8}{:>8}", "page", "letters", "before", "after", "broken",
              "healed");
    for (const PageResult& page : evaluation_.pages) {
      out_.line("{:<28}{:>10}{:>10}{:>10}{:>8}{:>8}", visible(page.name), page.letters.length,
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

}  // namespace

std::string text_report(const Evaluation& evaluation, const Summary& summary, bool per_page) {
  return TextReport(evaluation, summary).write(per_page);
}

}  // namespace chamra::evaluate
