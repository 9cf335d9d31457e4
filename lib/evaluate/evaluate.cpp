// SPDX-License-Identifier: Apache-2.0
#include "evaluate/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <future>
#include <optional>

#include "evaluate/corrections_by_page.hpp"

namespace chamra::evaluate {
namespace {

/// Runs `work` for 0 .. count - 1 on several threads; what one of them throws ends the rest.
void for_each_index(std::size_t count, unsigned jobs,
                    const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    try {
      for (std::size_t at = next++; at < count; at = next++) work(at);
    } catch (...) {
      next = count;
      throw;
    }
  };
  std::vector<std::future<void>> others;
  for (unsigned k = 1; k < std::min<std::size_t>(jobs, count); ++k)
    others.push_back(std::async(std::launch::async, run));
  run();
  for (std::future<void>& other : others) other.get();
}

std::vector<std::string> notes_on(const PageSet& set, const CorrectionsByPage& corrections) {
  std::vector<std::string> notes;
  if (!set.strays.empty()) {
    notes.push_back(fmt::format("{} OCR pages have no truth and are left out, {} first",
                                set.strays.size(), set.strays.front()));
  }
  if (corrections.empty()) return notes;
  const auto lacks = [&](const PageFiles& page) { return corrections.find(page.name) == nullptr; };
  const auto lacking = std::count_if(set.pages.begin(), set.pages.end(), lacks);
  if (lacking > 0 && !(set.pages.size() == 1 && corrections.only() != nullptr)) {
    notes.push_back(fmt::format("{} does not name {} of the {} pages; taken as nothing found there",
                                corrections.path(), lacking, set.pages.size()));
  }
  return notes;
}

/// The corrections of a page; null where none were given at all.
class EditFinder {
 public:
  EditFinder(const CorrectionsByPage& corrections, bool one_page)
      : corrections_(corrections), one_page_(one_page) {}

  const std::vector<Edit>* operator()(const std::string& name) const {
    if (corrections_.empty()) return nullptr;
    const std::vector<Edit>* found = corrections_.find(name);
    if (found == nullptr && one_page_) found = corrections_.only();
    return found != nullptr ? found : &none_;
  }

 private:
  const CorrectionsByPage& corrections_;
  bool one_page_;
  std::vector<Edit> none_;
};

Measured measured_by(const Options& options) {
  return {!options.paths.fixed.empty(), !options.paths.spans.empty(), !options.corrections.empty(),
          options.raw, options.segmenter ? options.segmenter.name : ""};
}

}  // namespace

Result<Evaluation> evaluate(const Options& options) {
  auto set = find_pages(options.paths);
  if (!set) return set.error();
  const auto corrections = CorrectionsByPage::load(options.corrections);
  if (!corrections) return corrections.error();
  const EditFinder edits_for(*corrections, set->pages.size() == 1);
  const Judging judging{options.raw ? as_written : canonical, options.segmenter,
                        options.shown_lines};
  std::vector<std::optional<Result<PageResult>>> results(set->pages.size());
  for_each_index(results.size(), options.jobs, [&](std::size_t at) {
    const PageFiles& files = set->pages[at];
    results[at] = judge_page(files, edits_for(files.name), judging);
  });
  Evaluation evaluation;
  evaluation.measured = measured_by(options);
  evaluation.threshold = options.threshold;
  evaluation.shown_lines = options.shown_lines;
  evaluation.troubles = std::move(set->troubles);
  evaluation.notes = notes_on(*set, *corrections);
  for (auto& result : results) {
    if (result->has_value()) {
      evaluation.pages.push_back(std::move(**result));
    } else {
      evaluation.troubles.push_back(result->error());
    }
  }
  return evaluation;
}

}  // namespace chamra::evaluate
