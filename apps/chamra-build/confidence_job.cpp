// SPDX-License-Identifier: Apache-2.0
#include "chamra-build/confidence_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "confidence/confidence_trainer.hpp"
#include "evaluate/claim_map.hpp"
#include "evaluate/corrections_by_page.hpp"
#include "evaluate/page_set.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;
using namespace evaluate;

SetPaths paths_of(const std::string& set) {
  SetPaths paths;
  paths.ocr = set + "/ocr";
  paths.truth = set + "/truth";
  std::error_code error;
  if (fs::exists(set + "/spans", error)) paths.spans = set + "/spans";
  if (fs::exists(set + "/partial.txt", error)) paths.partial = set + "/partial.txt";
  return paths;
}

/// Those that were weighed by their evidence.
std::vector<Edit> weighed(const std::vector<Edit>& edits) {
  std::vector<Edit> out;
  std::copy_if(edits.begin(), edits.end(), std::back_inserter(out), [](const Edit& edit) {
    return edit.after && edit.status != Status::Rejected && evidence_from(edit.evidence);
  });
  return out;
}

Result<std::optional<Annotation>> annotation_of(const PageFiles& files, std::string_view ocr) {
  if (files.spans.empty()) return std::optional<Annotation>();
  const auto bytes = read_page(files.spans);
  if (!bytes) return bytes.error();
  auto annotation = parse_annotation(*bytes, ocr, files.spans);
  if (!annotation) return annotation.error();
  return std::optional(std::move(*annotation));
}

/// Appends the corrections of one page with what the truth says of them.
Outcome judge(const PageFiles& files, const std::vector<Edit>& edits, JudgedSet& set) {
  const auto ocr = read_page(files.ocr), truth = read_page(files.truth);
  if (!ocr) return ocr.error();
  if (!truth) return truth.error();
  const auto annotation = annotation_of(files, *ocr);
  if (!annotation) return annotation.error();
  const auto claims = claims_of(edits, *ocr, files.ocr);
  if (!claims) return claims.error();
  const std::u32string seen = to_utf32(*ocr), meant = to_utf32(*truth);
  const ClaimMap map({seen, meant, *annotation ? &**annotation : nullptr, files.partial}, *claims);
  for (const Flag& flag : map.flags()) {
    if (!map.is_judged(map.touch_of(flag.span))) continue;
    const Edit& edit = edits[static_cast<std::size_t>(flag.claim - claims->data())];
    set.push_back({*evidence_from(edit.evidence),
                   map.is_truth(flag.span, map.folded(flag.claim->readings.front()))});
  }
  return Done{};
}

Result<JudgedSet> judge_set(const std::string& folder, const std::string& path, Console& console) {
  const auto pages = find_pages(paths_of(folder));
  if (!pages) return pages.error();
  const auto corrections = CorrectionsByPage::load(path);
  if (!corrections) return corrections.error();
  JudgedSet set;
  for (const Error& trouble : pages->troubles) console.complain(trouble);
  for (const PageFiles& files : pages->pages) {
    const std::vector<Edit>* edits = corrections->find(files.name);
    if (edits == nullptr) continue;
    if (const auto judged = judge(files, weighed(*edits), set); !judged) return judged.error();
  }
  if (set.empty())
    return Error{path, 0,
                 "no corrections with evidence for pages of " + folder +
                     "; make them with chamra-suggest --evidence"};
  return set;
}

}  // namespace

int learn_confidence(const ConfidenceOptions& options, Console& console) {
  std::vector<JudgedSet> sets;
  for (const auto& [folder, corrections] : options.sets) {
    auto set = judge_set(folder, corrections, console);
    if (!set) {
      console.complain(set.error());
      return console.exit_code();
    }
    const auto right = std::count_if(set->begin(), set->end(),
                                     [](const JudgedChange& change) { return change.right; });
    console.note(fmt::format("{}: {} of {} corrections are right", folder, right, set->size()));
    sets.push_back(std::move(*set));
  }
  const auto written = write_whole(options.output, train_confidence(sets).table());
  if (!written) console.complain(written.error());
  return console.exit_code();
}

}  // namespace chamra::cli
