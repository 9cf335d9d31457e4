// SPDX-License-Identifier: Apache-2.0
#include "evaluate/yardstick.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/utf8.hpp"
#include "evaluate/annotation.hpp"
#include "evaluate/error_rate.hpp"
#include "evaluate/span_score.hpp"

namespace chamra::evaluate {
namespace {

/// Which letters are passed over before comparing.
enum class Blanks { Count, Ignore };

bool is_passed_over(char32_t letter, Blanks blanks) {
  if (letter == 0x200B || letter == 0xFEFF) return true;
  return blanks == Blanks::Ignore && (letter <= 0x20 || letter == 0xA0);
}

/// What two neighbouring letters count as; 0 for nothing in particular.
char32_t joined(char32_t letter, char32_t next) {
  if (letter == 0xE40 && next == 0xE40) return 0xE41;
  if (letter == 0xE4D && next == 0xE32) return 0xE33;
  return 0;
}

void append_folded(std::u32string& out, std::u32string_view text, Blanks blanks = Blanks::Count) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_passed_over(text[at], blanks)) continue;
    const char32_t pair = at + 1 < text.size() ? joined(text[at], text[at + 1]) : 0;
    out += pair != 0 ? pair : text[at];
    if (pair != 0) ++at;
  }
}

std::u32string folded(std::u32string_view text, Blanks blanks = Blanks::Count) {
  std::u32string out;
  append_folded(out, text, blanks);
  return out;
}

std::string_view without_line_ends(std::string_view bytes) {
  while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r')) bytes.remove_suffix(1);
  return bytes;
}

/// Folds the page piece by piece, so that the letters between spans are the same in both readings.
AnnotatedPage annotated_page(std::u32string_view ocr, const Annotation& annotation) {
  AnnotatedPage page;
  std::uint32_t done = 0;
  const auto place = [](const std::u32string& text, std::size_t begin) {
    return CharSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())};
  };
  for (const AnnotatedSpan& row : annotation) {
    const auto between = folded(ocr.substr(done, row.span.begin - done));
    page.ocr += between;
    page.truth += between;
    const bool readable = row.certainty != Certainty::Unreadable;
    const std::size_t in_ocr = page.ocr.size(), in_truth = page.truth.size();
    append_folded(page.ocr, row.ocr);
    append_folded(page.truth, readable ? row.gold : row.ocr);
    page.places.push_back({place(page.ocr, in_ocr), place(page.truth, in_truth), readable});
    done = row.span.end;
  }
  const auto rest = folded(ocr.substr(done));
  page.ocr += rest;
  page.truth += rest;
  return page;
}

struct VerdictCount {
  std::size_t all = 0, fixed = 0, wrong = 0, kept = 0;

  void add(Verdict verdict) {
    ++all;
    if (verdict == Verdict::Fixed) ++fixed;
    if (verdict == Verdict::Wrong) ++wrong;
    if (verdict == Verdict::Kept) ++kept;
  }
};

std::string line_for(const std::string& name, const VerdictCount& count) {
  const double percent =
      count.all == 0 ? 0
                     : 100.0 * static_cast<double>(count.fixed) / static_cast<double>(count.all);
  return fmt::format("{:<18} n {:4}  fixed {:4} ({:.1f}%)  wrong {:4}  kept {:4}\n", name,
                     count.all, count.fixed, percent, count.wrong, count.kept);
}

/// A share that is 0 where there is nothing to divide by.
double ratio(std::size_t part, std::size_t whole) { return share(part, whole).value_or(0); }

double reduction(const ErrorCount& count) {
  return 100.0 * (static_cast<double>(count.before) - static_cast<double>(count.after)) /
         static_cast<double>(std::max<std::size_t>(1, count.before));
}

class SpanFigures {
 public:
  void add(const AnnotatedPage& page, const Annotation& annotation, bool partial) {
    const SpanScore score = score_spans(page);
    for (std::size_t k = 0; k < annotation.size(); ++k) {
      if (score.verdicts[k]) count(annotation[k], *score.verdicts[k]);
    }
    errors_ += count_errors(score.readable.truth, score.readable.ocr, score.readable.fixed);
    if (partial) return;
    const CleanChanges clean = count_clean_changes(page);
    clean_.regions += clean.regions;
    clean_.changed += clean.changed;
    clean_.letters += clean.letters;
  }

  void add_missing() { ++missing_; }

  [[nodiscard]] std::string text() const {
    std::string out;
    for (const auto& [kind, count] : by_kind_) out += line_for(kind, count);
    return out + line_for("ALL", all_) + line_for("SURE", sure_) + summary();
  }

 private:
  void count(const AnnotatedSpan& row, Verdict verdict) {
    by_kind_[row.kind].add(verdict);
    all_.add(verdict);
    if (row.certainty == Certainty::Sure) sure_.add(verdict);
  }

  [[nodiscard]] std::string summary() const {
    const std::size_t touched = all_.fixed + all_.wrong, changes = touched + clean_.regions;
    const double f1 = ratio(2 * touched, std::max<std::size_t>(1, all_.all + changes));
    return fmt::format(
        "false changes: {} regions, {} of {} clean chars ({:.3f}%)\n"
        "detection by change: P {:.3f} R {:.3f} F1 {:.3f}\n"
        "CER before {:.4f} after {:.4f} reduction {:.1f}%  correction P {:.3f} R {:.3f}  "
        "missing {}\n",
        clean_.regions, clean_.changed, clean_.letters, 100 * ratio(clean_.changed, clean_.letters),
        ratio(touched, changes), ratio(touched, all_.all), f1,
        ratio(errors_.before, errors_.length), ratio(errors_.after, errors_.length),
        reduction(errors_), ratio(all_.fixed, changes), ratio(all_.fixed, all_.all), missing_);
  }

  std::map<std::string, VerdictCount> by_kind_;
  VerdictCount all_, sure_;
  CleanChanges clean_;
  ErrorCount errors_;
  std::size_t missing_ = 0;
};

Error missing_page(const PageFiles& files) {
  return {files.fixed, 0, "no such corrected page; counted as unchanged"};
}

std::optional<Error> add_annotated(const PageFiles& files, SpanFigures& figures) {
  const auto ocr = read_page(files.ocr);
  if (!ocr) return ocr.error();
  const auto rows = read_page(files.spans);
  if (!rows) return rows.error();
  const std::string_view bytes = without_line_ends(*ocr);
  const auto annotation = parse_annotation(*rows, bytes, files.spans);
  if (!annotation) return annotation.error();
  const std::u32string letters = to_utf32(bytes);
  AnnotatedPage page = annotated_page(letters, *annotation);
  if (files.fixed_missing || files.fixed.empty()) {
    page.fixed = folded(letters);
  } else {
    const auto fixed = read_page(files.fixed);
    if (!fixed) return fixed.error();
    page.fixed = folded(to_utf32(without_line_ends(*fixed)));
  }
  figures.add(page, *annotation, files.partial);
  if (!files.fixed_missing) return std::nullopt;
  figures.add_missing();
  return missing_page(files);
}

struct PairFigures {
  std::size_t pages = 0, missing = 0, better = 0, worse = 0;
  ErrorCount errors;
  Harm harm;

  void add(std::u32string_view truth, std::u32string_view ocr, std::u32string_view fixed) {
    const Effect effect = count_effect(truth, ocr, fixed);
    errors += effect.errors;
    harm += effect.harm;
    ++pages;
    if (effect.errors.after < effect.errors.before) ++better;
    if (effect.errors.after > effect.errors.before) ++worse;
  }

  [[nodiscard]] std::string text() const {
    return fmt::format(
        "pages {} missing {}  CER before {:.4f} after {:.4f} reduction {:.1f}%  "
        "healed {} broken {} ({:.2f} broken per healed)  pages better {} worse {}\n",
        pages, missing, ratio(errors.before, errors.length), ratio(errors.after, errors.length),
        reduction(errors), harm.healed, harm.broken,
        ratio(harm.broken, std::max<std::size_t>(1, harm.healed)), better, worse);
  }
};

std::optional<Error> add_pair(const PageFiles& files, PairFigures& figures) {
  const auto truth = read_page(files.truth);
  if (!truth) return truth.error();
  const auto ocr = read_page(files.ocr);
  if (!ocr) return ocr.error();
  const bool unchanged = files.fixed_missing || files.fixed.empty();
  const auto fixed = unchanged ? ocr : read_page(files.fixed);
  if (!fixed) return fixed.error();
  const auto letters = [](const std::string& bytes) {
    return folded(to_utf32(bytes), Blanks::Ignore);
  };
  figures.add(letters(*truth), letters(*ocr), letters(*fixed));
  if (!files.fixed_missing) return std::nullopt;
  ++figures.missing;
  return missing_page(files);
}

}  // namespace

Result<Figures> yardstick_spans(const SetPaths& paths) {
  const auto set = find_pages(paths);
  if (!set) return set.error();
  SpanFigures sums;
  Figures figures{{}, set->troubles};
  for (const PageFiles& page : set->pages) {
    if (page.spans.empty()) continue;
    if (auto trouble = add_annotated(page, sums)) figures.troubles.push_back(std::move(*trouble));
  }
  figures.text = sums.text();
  return figures;
}

Result<Figures> yardstick_pairs(const SetPaths& paths) {
  const auto set = find_pages(paths);
  if (!set) return set.error();
  PairFigures sums;
  Figures figures{{}, set->troubles};
  for (const PageFiles& page : set->pages) {
    if (auto trouble = add_pair(page, sums)) figures.troubles.push_back(std::move(*trouble));
  }
  figures.text = sums.text();
  return figures;
}

}  // namespace chamra::evaluate
