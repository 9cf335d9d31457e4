// SPDX-License-Identifier: Apache-2.0
#include "chamra-review/view.hpp"

#include <unistd.h>

#include <cstdlib>
#include <set>

#include "chamra-review/picture.hpp"
#include "common/console.hpp"
#include "edits/digest.hpp"
#include "report/text.hpp"
#include "review/counts.hpp"
#include "review/html.hpp"
#include "review/page_data.hpp"
#include "review/text_diff.hpp"

namespace chamra::cli {
namespace {

constexpr std::size_t forms_counted = 30;

class HtmlView final : public View {
 public:
  HtmlView(const ReviewOptions& options, Listing& listing) : options_(options), listing_(listing) {}

  Outcome begin(const ReviewFacts& facts) override {
    facts_ = facts;
    return listing_.add_text(
        html_head(facts.title, options_.embed_images ? Pictures::Embedded : Pictures::Linked));
  }
  Outcome add(const Shown& shown) override {
    if (shown.file.edits.empty()) return Done{};
    auto picture = picture_of(shown);
    if (!picture) return picture.error();
    for (ReviewedEdit reviewed : shown.file.edits) {
      // Decided or not, the same corrections have the same key.
      reviewed.edit.status = Status::Proposed;
      key_.update(correction_line(shown.file.end.file, reviewed.edit));
    }
    add_letters(shown.file, letters_);
    return listing_.add_text(html_page(page_data(shown.file, *picture)));
  }
  Outcome end() override {
    return listing_.add_text(
        html_tail({facts_.fingerprint, key_.hex().substr(0, 32), letter_names(letters_)}));
  }

 private:
  [[nodiscard]] Result<std::string> picture_of(const Shown& shown) const {
    if (shown.picture.empty()) return std::string();
    return options_.embed_images ? embedded(shown.picture)
                                 : address_of(shown.picture, options_.output);
  }

  const ReviewOptions& options_;
  Listing& listing_;
  ReviewFacts facts_;
  Sha256 key_;
  std::set<char32_t> letters_;
};

bool wants_colour(const ReviewOptions& options) {
  if (options.colour != "auto") return options.colour == "always";
  if (!options.output.empty()) return false;
  // git sends its own output through a pager that understands colours.
  const char* pager = std::getenv("GIT_PAGER_IN_USE");
  const char* refused = std::getenv("NO_COLOR");
  const bool paged = options.git && pager != nullptr && (refused == nullptr || *refused == '\0');
  return paged || cli::wants_colour(STDOUT_FILENO);
}

class TextView final : public View {
 public:
  TextView(const ReviewOptions& options, Listing& listing)
      : style_{options.context, wants_colour(options)}, listing_(listing) {}

  Outcome begin(const ReviewFacts&) override { return Done{}; }
  Outcome add(const Shown& shown) override {
    if (shown.file.page)
      return listing_.add_text(text_diff(shown.file, shown.before_name, shown.after_name, style_));
    for (const ReviewedEdit& reviewed : shown.file.edits) {
      const auto line = text_line(shown.before_name, reviewed.edit, style_.colour);
      if (auto outcome = listing_.add_text(line); !outcome) return outcome;
    }
    return Done{};
  }
  Outcome end() override { return Done{}; }

 private:
  DiffStyle style_;
  Listing& listing_;
};

class JsonLinesView final : public View {
 public:
  explicit JsonLinesView(Listing& listing) : listing_(listing) {}

  Outcome begin(const ReviewFacts& facts) override {
    return listing_.add_text(header_line({"chamra-review", facts.fingerprint}));
  }
  Outcome add(const Shown& shown) override {
    const ReviewFile& file = shown.file;
    std::string lines;
    for (const ReviewedEdit& reviewed : file.edits) lines += line_of(file, reviewed);
    if (!file.end.sha256.empty()) lines += file_end_line(file.end);
    return listing_.add_text(lines);
  }
  Outcome end() override { return Done{}; }

 private:
  /// A verdict at this place, whatever place it was given at.
  static std::string line_of(const ReviewFile& file, const ReviewedEdit& reviewed) {
    if (!reviewed.verdict) return correction_line(file.end.file, reviewed.edit);
    Decision decision = *reviewed.verdict;
    decision.file = file.end.file;
    const Edit verdict = std::exchange(decision.edit, reviewed.edit);
    decision.edit.status = verdict.status;
    decision.edit.after = verdict.after;
    if (file.page) {
      Neighbours around = neighbours_of(*file.page, reviewed.edit.span);
      decision.left = std::move(around.left);
      decision.right = std::move(around.right);
    }
    return decision_line(decision);
  }

  Listing& listing_;
};

class SummaryView final : public View {
 public:
  explicit SummaryView(Listing& listing) : listing_(listing) {}
  Outcome begin(const ReviewFacts&) override { return Done{}; }
  Outcome add(const Shown& shown) override {
    counts_.add(shown.file);
    return Done{};
  }
  Outcome end() override { return listing_.add_text(counts_.text(forms_counted)); }

 private:
  ReviewCounts counts_;
  Listing& listing_;
};

}  // namespace

std::unique_ptr<View> make_view(const ReviewOptions& options, Listing& listing) {
  switch (options.view) {
    case ViewKind::Text:
      return std::make_unique<TextView>(options, listing);
    case ViewKind::JsonLines:
      return std::make_unique<JsonLinesView>(listing);
    case ViewKind::Summary:
      return std::make_unique<SummaryView>(listing);
    case ViewKind::Html:
      break;
  }
  return std::make_unique<HtmlView>(options, listing);
}

}  // namespace chamra::cli
