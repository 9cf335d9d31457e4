// SPDX-License-Identifier: Apache-2.0
#include "chamra-review/view.hpp"

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
  HtmlView(const ReviewOptions& options, Output& output) : options_(options), output_(output) {}

  Outcome begin(const ReviewFacts& facts) override {
    facts_ = facts;
    return output_.write(
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
    return output_.write(html_page(page_data(shown.file, *picture)));
  }
  Outcome end() override {
    return output_.write(
        html_tail({facts_.fingerprint, key_.hex().substr(0, 32), letter_names(letters_)}));
  }

 private:
  [[nodiscard]] Result<std::string> picture_of(const Shown& shown) const {
    if (shown.picture.empty()) return std::string();
    return options_.embed_images ? embedded(shown.picture)
                                 : address_of(shown.picture, options_.output);
  }

  const ReviewOptions& options_;
  Output& output_;
  ReviewFacts facts_;
  Sha256 key_;
  std::set<char32_t> letters_;
};

bool wants_colour(const ReviewOptions& options, const Output& output) {
  if (options.colour != "auto") return options.colour == "always";
  // git sends its own output through a pager that understands colours.
  const char* pager = std::getenv("GIT_PAGER_IN_USE");
  const char* refused = std::getenv("NO_COLOR");
  const bool paged = options.git && pager != nullptr && (refused == nullptr || *refused == '\0');
  return paged || cli::wants_colour(output.fd());
}

class TextView final : public View {
 public:
  TextView(const ReviewOptions& options, Output& output)
      : style_{options.context, wants_colour(options, output)}, output_(output) {}

  Outcome begin(const ReviewFacts&) override { return Done{}; }
  Outcome add(const Shown& shown) override {
    if (shown.file.page)
      return output_.write(text_diff(shown.file, shown.before_name, shown.after_name, style_));
    for (const ReviewedEdit& reviewed : shown.file.edits) {
      const auto line = text_line(shown.before_name, reviewed.edit, style_.colour);
      if (auto outcome = output_.write(line); !outcome) return outcome;
    }
    return Done{};
  }
  Outcome end() override { return Done{}; }

 private:
  DiffStyle style_;
  Output& output_;
};

class JsonLinesView final : public View {
 public:
  explicit JsonLinesView(Output& output) : output_(output) {}

  Outcome begin(const ReviewFacts& facts) override {
    return output_.write(header_line({"chamra-review", facts.fingerprint}));
  }
  Outcome add(const Shown& shown) override {
    const ReviewFile& file = shown.file;
    std::string lines;
    for (const ReviewedEdit& reviewed : file.edits) lines += line_of(file, reviewed);
    if (!file.end.sha256.empty()) lines += file_end_line(file.end);
    return output_.write(lines);
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

  Output& output_;
};

class SummaryView final : public View {
 public:
  explicit SummaryView(Output& output) : output_(output) {}
  Outcome begin(const ReviewFacts&) override { return Done{}; }
  Outcome add(const Shown& shown) override {
    counts_.add(shown.file);
    return Done{};
  }
  Outcome end() override { return output_.write(counts_.text(forms_counted)); }

 private:
  ReviewCounts counts_;
  Output& output_;
};

}  // namespace

std::unique_ptr<View> make_view(const ReviewOptions& options, Output& output) {
  switch (options.view) {
    case ViewKind::Text:
      return std::make_unique<TextView>(options, output);
    case ViewKind::JsonLines:
      return std::make_unique<JsonLinesView>(output);
    case ViewKind::Summary:
      return std::make_unique<SummaryView>(output);
    case ViewKind::Html:
      break;
  }
  return std::make_unique<HtmlView>(options, output);
}

}  // namespace chamra::cli
