// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "evaluate/figures.hpp"
#include "evaluate/html.hpp"
#include "evaluate/html_lines.hpp"
#include "evaluate/html_style.hpp"
#include "evaluate/plots.hpp"
#include "evaluate/report.hpp"
#include "report/html.hpp"
#include "report/text.hpp"

namespace chamra::evaluate {
namespace {

using Share = std::optional<double>;
constexpr std::size_t mapped_confusions = 150, listed_confusions = 40, listed_pages = 40;

std::string number(std::size_t count) { return std::to_string(count); }

/// This one style sheet and nothing else.
std::string policy() {
  return "default-src 'none'; style-src " + policy_source(html_style) +
         "; base-uri 'none'; form-action 'none'";
}

std::string of(std::size_t part, std::size_t whole) { return fmt::format("{} of {}", part, whole); }

class HtmlReport {
 public:
  HtmlReport(const Evaluation& evaluation, const Summary& summary)
      : evaluation_(evaluation), summary_(summary), measured_(evaluation.measured) {}

  std::string write() {
    write_head();
    write_tiles();
    write_rates();
    if (measured_.spans) write_spans();
    if (measured_.claims) write_claims();
    write_confusions();
    if (measured_.fixed) write_pages();
    write_side_by_side(evaluation_, summary_, out_);
    out_.raw("</body>\n</html>\n");
    return out_.take();
  }

 private:
  void write_head() {
    out_.raw(
        fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width\">\n"
                    "<title>Correction against truth</title>\n<style>{}</style>\n</head>\n<body>\n",
                    escaped(policy()), html_style));
    out_.raw("<h1>Correction against truth</h1>\n");
    const std::string words =
        measured_.segmenter.empty()
            ? ""
            : fmt::format(", {} words by {}", summary_.words.rate.total.length,
                          measured_.segmenter);
    out_.note(fmt::format(
        "{} pages; truth of {} code points, {} grapheme clusters{}; {}.", evaluation_.pages.size(),
        summary_.letters.rate.total.length, summary_.clusters.rate.total.length, words,
        measured_.raw ? "compared as written" : "compared in canonical spelling"));
  }

  void tile(const std::string& figure, const std::string& what) {
    out_.raw(fmt::format("<div class=\"tile\"><b>{}</b><span>{}</span></div>\n", escaped(figure),
                         escaped(what)));
  }

  void write_tiles() {
    const RateSummary& rate = summary_.letters.rate;
    out_.raw("<div class=\"tiles\">\n");
    if (!measured_.fixed) {
      tile(percent(rate.before.micro), "of the letters are wrong");
    } else {
      tile(percent(rate.before.micro) + " \u2192 " + percent(rate.after.micro),
           "letters wrong, before and after");
      tile(percent(rate.improvement, 1),
           "fewer errors; 95 % interval " + percent(summary_.letters.interval));
      tile(decimal(harm_per_10000(summary_.harm)), "letters broken for each 10,000 right ones");
      tile(of(summary_.worse, evaluation_.pages.size()), "pages made worse");
    }
    if (measured_.claims) {
      const Reliability& sure = summary_.reliability;
      tile(percent(share(sure.right_at_threshold, sure.at_threshold), 1),
           fmt::format("of the {} corrections at or above {:g} are right", sure.at_threshold,
                       evaluation_.threshold));
    }
    out_.raw("</div>\n");
  }

  void write_rates() {
    out_.heading("Error rates");
    out_.head_row({"", "before", "after", "fewer errors", "95 % interval"});
    rate_rows("code points", summary_.letters);
    const ErrorCount& total = summary_.letters.rate.total;
    rate_row("bounded (never above 1)", bounded_rate(total.before, summary_.kept.before),
             bounded_rate(total.after, summary_.kept.after));
    if (!measured_.raw) unit_row("code points as written, nothing folded", summary_.written);
    rate_rows("grapheme clusters", summary_.clusters);
    if (!measured_.segmenter.empty()) rate_rows("words", summary_.words);
    out_.end_table();
  }

  void rate_row(const std::string& what, const Share& before, const Share& after) {
    out_.row({what, percent(before), measured_.fixed ? percent(after) : "", "", ""});
  }

  void unit_row(const std::string& what, const UnitSummary& unit) {
    if (!measured_.fixed) return rate_row(what, unit.rate.before.micro, {});
    out_.row({what, percent(unit.rate.before.micro), percent(unit.rate.after.micro),
              percent(unit.rate.improvement, 1), percent(unit.interval)});
  }

  void rate_rows(const std::string& what, const UnitSummary& unit) {
    unit_row(what, unit);
    rate_row(what + ", mean of pages", unit.rate.before.macro, unit.rate.after.macro);
    rate_row(what + ", median of pages", unit.rate.before.median, unit.rate.after.median);
  }

  void write_spans() {
    out_.heading("Annotated spans");
    out_.head_row({"reason", "all", "fixed", "", "wrong", "kept", "truth first", "in first 5"});
    for (std::size_t k = 0; k < reason_count; ++k) {
      const SpanCount& spans = summary_.spans[k];
      if (spans.all == 0) continue;
      const CandidateCount& offers = summary_.candidates[k];
      const bool fixed = measured_.fixed;
      out_.row({std::string(name_of(static_cast<Reason>(k))), number(spans.all),
                fixed ? number(spans.fixed) : "",
                fixed ? percent(share(spans.fixed, spans.all), 1) : "",
                fixed ? number(spans.wrong) : "", fixed ? number(spans.kept) : "",
                percent(share(offers.first, offers.errors), 1),
                percent(share(offers.first_five, offers.errors), 1)});
    }
    out_.end_table();
  }

  void write_claims() {
    write_detection();
    write_plots();
    write_reliability();
  }

  void write_detection() {
    out_.heading("Detection");
    out_.head_row({"unit", "precision", "", "recall", "", "F1", "F0.5"});
    detection_row("places that overlap", summary_.detection);
    detection_row("letters", summary_.detected_letters);
    if (!measured_.segmenter.empty()) detection_row("words", summary_.tokens.tokens);
    out_.end_table();
  }

  void detection_row(const std::string& unit, const Detection& found) {
    out_.row({unit, percent(found.precision(), 1), of(found.right_flags, found.flags),
              percent(found.recall(), 1), of(found.found, found.errors), percent(found.f1(), 1),
              percent(found.f(.5), 1)});
  }

  void write_plots() {
    out_.heading("Confidence");
    out_.raw("<div class=\"plots\">\n");
    out_.figure(curve_plot(summary_.curve, summary_.detection.errors),
                "What each threshold (beside its dot) covers, and how much of it is right.");
    out_.figure(reliability_plot(summary_.reliability),
                "Does a confidence keep its word? On the dashed line it does. Larger dots stand "
                "for more corrections.");
    out_.raw("</div>\n");
  }

  void write_reliability() {
    out_.head_row({"reason", "corrections", "mean confidence", "right", "distance",
                   fmt::format("right at {:g} and above", evaluation_.threshold), ""});
    for (std::size_t k = 0; k < reason_count; ++k) {
      reliability_row(std::string(name_of(static_cast<Reason>(k))),
                      summary_.reliability_by_reason[k]);
    }
    reliability_row("all", summary_.reliability);
    out_.end_table();
  }

  void reliability_row(const std::string& name, const Reliability& one) {
    if (one.count() == 0) return;
    out_.row({name, number(one.count()), percent(one.mean_confidence(), 1),
              percent(share(one.right(), one.count()), 1), percent(one.calibration_error, 1),
              of(one.right_at_threshold, one.at_threshold),
              percent(share(one.right_at_threshold, one.at_threshold), 1)});
  }

  void write_confusions() {
    const auto rows = summary_.confusions.most_frequent(mapped_confusions);
    if (rows.empty()) return;
    out_.heading("Confusions");
    out_.figure(confusion_map(rows), "Meant (rows) and seen (columns), by how often it happened.");
    out_.raw(
        "<table>\n<tr><th class=\"text\">meant</th><th class=\"text\">seen</th>"
        "<th>before</th><th>after</th><th class=\"text\">example</th></tr>\n");
    for (std::size_t k = 0; k < std::min(listed_confusions, rows.size()); ++k) {
      confusion_row(rows[k]);
    }
    out_.end_table();
    out_.note(fmt::format("{} kinds in all; {} stretches of more than {} letters are not listed.",
                          summary_.confusions.distinct(), summary_.confusions.long_before(),
                          ConfusionCounts::longest));
  }

  void confusion_row(const ConfusionRow& row) {
    const Example& example = row.example;
    const auto context = [](const std::u32string& text) { return escaped(visible(to_utf8(text))); };
    const std::string place =
        row.before == 0
            ? ""
            : fmt::format("{}<span class=\"wrong\">{}</span>{} <span class=\"soft\">{}:{}</span>",
                          context(example.left), escaped(shown(row.seen)), context(example.right),
                          escaped(visible(example.page)), example.line);
    out_.raw(fmt::format(
        "<tr><td class=\"thai\">{}</td><td class=\"text thai\">{}</td><td>{}</td><td>{}</td>"
        "<td class=\"text thai\">{}</td></tr>\n",
        escaped(shown(row.meant)), escaped(shown(row.seen)), row.before,
        measured_.fixed ? number(row.after) : "", place));
  }

  /// Those that lost most, then those that won least: what a reader should look at first.
  void write_pages() {
    std::vector<const PageResult*> pages;
    for (const PageResult& page : evaluation_.pages) {
      if (page.letters.before + page.letters.after > 0) pages.push_back(&page);
    }
    const auto gain = [](const PageResult* page) {
      return static_cast<double>(page->letters.before) - static_cast<double>(page->letters.after);
    };
    std::stable_sort(pages.begin(), pages.end(),
                     [&](const PageResult* a, const PageResult* b) { return gain(a) < gain(b); });
    pages.resize(std::min(listed_pages, pages.size()));
    out_.heading("Pages");
    out_.note(fmt::format("{} better, {} worse, {} the same; the {} that gained least:",
                          summary_.better, summary_.worse, summary_.same, pages.size()));
    out_.head_row({"page", "letters", "errors before", "after", "broken", "healed"});
    for (const PageResult* page : pages) {
      out_.row({visible(page->name), number(page->letters.length), number(page->letters.before),
                number(page->letters.after), number(page->harm.broken), number(page->harm.healed)});
    }
    out_.end_table();
  }

  const Evaluation& evaluation_;
  const Summary& summary_;
  const Measured& measured_;
  Html out_;
};

}  // namespace

std::string html_report(const Evaluation& evaluation, const Summary& summary) {
  return HtmlReport(evaluation, summary).write();
}

}  // namespace chamra::evaluate
