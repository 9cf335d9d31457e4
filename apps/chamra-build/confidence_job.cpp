// SPDX-License-Identifier: Apache-2.0
#include "chamra-build/confidence_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "chamra-build/build_job.hpp"
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

/// Those that tell their evidence. What was so unlikely that it became a suspicion does not count:
/// learnt with it, weights fit what is never done, and what is done less well.
std::vector<Edit> weighed(const std::vector<Edit>& edits) {
  std::vector<Edit> out;
  std::copy_if(edits.begin(), edits.end(), std::back_inserter(out), [](const Edit& edit) {
    return edit.status != Status::Rejected &&
           (edit.after ? evidence_from(edit.evidence).has_value()
                       : word_evidence_from(edit.evidence).has_value());
  });
  return out;
}

/// Is there evidence that lacks figures, as another version has told it?
bool is_of_another_version(const Edit& edit) {
  return !edit.evidence.empty() && !evidence_from(edit.evidence) &&
         !word_evidence_from(edit.evidence);
}

Result<std::optional<Annotation>> annotation_of(const PageFiles& files, std::string_view ocr) {
  if (files.spans.empty()) return std::optional<Annotation>();
  const auto bytes = read_page(files.spans);
  if (!bytes) return bytes.error();
  auto annotation = parse_annotation(*bytes, ocr, files.spans);
  if (!annotation) return annotation.error();
  return std::optional(std::move(*annotation));
}

/// Appends the corrections of one page, and the words left, with what the truth says of them.
Outcome judge(const PageFiles& files, const std::vector<Edit>& edits, JudgedPages& set) {
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
    const Touch touch = map.touch_of(flag.span);
    if (!map.is_judged(touch)) continue;
    const Edit& edit = edits[static_cast<std::size_t>(flag.claim - claims->data())];
    if (edit.after)
      set.add(*evidence_from(edit.evidence),
              map.is_truth(flag.span, map.folded(flag.claim->readings.front())),
              touch == Touch::Error);
    else
      set.add(*word_evidence_from(edit.evidence), touch == Touch::Error);
  }
  return Done{};
}

Result<JudgedPages> judge_set(const std::string& folder, const std::string& path,
                              Console& console) {
  const auto pages = find_pages(paths_of(folder));
  if (!pages) return pages.error();
  const auto corrections = CorrectionsByPage::load(path);
  if (!corrections) return corrections.error();
  JudgedPages set;
  for (const Error& trouble : pages->troubles) console.complain(trouble);
  for (const PageFiles& files : pages->pages) {
    const std::vector<Edit>* edits = corrections->find(files.name);
    if (edits == nullptr) continue;
    if (std::any_of(edits->begin(), edits->end(), is_of_another_version))
      return Error{path, 0,
                   "some evidence lacks figures that are weighed; make the corrections anew with "
                   "this version's chamra-suggest --evidence"};
    if (const auto judged = judge(files, weighed(*edits), set); !judged) return judged.error();
  }
  if (set.changes.empty() && set.lao_changes.empty() && set.words.empty())
    return Error{path, 0,
                 "no corrections with evidence for pages of " + folder +
                     "; make them with chamra-suggest --evidence"};
  return set;
}

std::ptrdiff_t count_so(const JudgedSet& set) {
  return std::count_if(set.begin(), set.end(), [](const Judged& one) { return one.is_so; });
}

}  // namespace

int learn_confidence(const ConfidenceOptions& options, Console& console) {
  std::vector<std::string> inputs;
  for (const auto& [folder, corrections] : options.sets)
    inputs.insert(inputs.end(),
                  {folder, folder + "/ocr", folder + "/truth", folder + "/spans", corrections});
  if (!is_safe_output(options.output, inputs, console)) return console.exit_code();
  std::vector<JudgedPages> sets;
  for (const auto& [folder, corrections] : options.sets) {
    auto set = judge_set(folder, corrections, console);
    if (!set) {
      console.complain(set.error());
      return console.exit_code();
    }
    console.note(fmt::format("{}: {} of {} corrections are right, {} of {} words left are wrong",
                             folder, count_so(set->changes) + count_so(set->lao_changes),
                             set->changes.size() + set->lao_changes.size(), count_so(set->words),
                             set->words.size()));
    sets.push_back(std::move(*set));
  }
  const ConfidenceModel model = train_confidence(sets);
  if (!model.is_finite()) {
    console.complain({{}, 0, "nothing can be learnt: figures of the evidence are too large"});
    return console.exit_code();
  }
  const auto written = write_whole(options.output, model.table());
  if (!written) console.complain(written.error());
  return console.exit_code();
}

}  // namespace chamra::cli
