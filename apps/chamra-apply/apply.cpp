// SPDX-License-Identifier: Apache-2.0
#include "chamra-apply/apply.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <optional>
#include <set>
#include <utility>

#include "chamra-apply/requests.hpp"
#include "chamra-apply/rewrite.hpp"
#include "chamra-apply/workplace.hpp"
#include "common/input.hpp"
#include "ledger/apply_plan.hpp"
#include "report/text.hpp"

namespace chamra::cli {
namespace {

/// What cannot be asked for together; empty when all is well.
std::string contradiction(const ApplyOptions& options) {
  if (options.in_place && !options.output.empty())
    return "--in-place and --output exclude each other; give one";
  if (!options.ledger.empty() && options.is_stream())
    return "--ledger needs --output or --in-place: nothing is written down of a stream";
  return {};
}

/// As the plan asks about it; `page` must outlive this.
PresentFile present(const PageFile& page) {
  return {page.state(),
          [&](ByteSpan span, const std::string& bytes) { return page.holds(span, bytes); },
          [&](std::uint64_t at) { return page.parts_letter(at); }};
}

class ApplyRun {
 public:
  ApplyRun(const ApplyOptions& options, Console& console) : options_(options), console_(console) {}
  void run();

 private:
  bool check_stream(const CorrectionSet& requests);
  void apply_all(const CorrectionSet& requests);
  Outcome apply_to(const FileRequests& requests);
  Outcome make(const Work& work, const std::string& name, std::vector<Change> changes);
  Outcome to_stream(const PageFile& page, const std::vector<Change>& changes);
  void account(const FileRequests& requests, const ApplyPlan& plan);
  void tell_still_applied(const FileRequests& requests, const Work& work);
  void tell_left_out(const std::string& path, const LeftOut& left_out);
  bool told(const Outcome& outcome);

  const ApplyOptions& options_;
  Console& console_;
  std::optional<Workplace> place_;
  Output stream_ = Output::standard_output();
  bool stream_failed_ = false;
  Summary summary_;
  std::size_t already_ = 0;
};

bool ApplyRun::told(const Outcome& outcome) {
  if (!outcome) console_.complain(outcome.error());
  return outcome.has_value();
}

Outcome ApplyRun::to_stream(const PageFile& page, const std::vector<Change>& changes) {
  const auto put = [&](std::string_view bytes) {
    auto outcome = stream_.write(bytes);
    stream_failed_ = stream_failed_ || !outcome;
    return outcome;
  };
  const auto written = page.copy(changes, put);
  if (!written) return written.error();
  auto outcome = stream_.flush();
  stream_failed_ = !outcome;
  return outcome;
}

Outcome ApplyRun::make(const Work& work, const std::string& name, std::vector<Change> changes) {
  if (options_.is_stream()) return to_stream(work.page, changes);
  if (changes.empty() && work.is_there) return Done{};
  return rewrite({Workplace::ledger_name_of(name), work.target, work.page, std::move(changes),
                  options_.in_place},
                 place_->log());
}

void ApplyRun::tell_left_out(const std::string& path, const LeftOut& left_out) {
  const Edit& edit = left_out.asked->edit;
  const std::string why = "correction " + left_out.asked->id + " at byte " +
                          std::to_string(edit.span.begin) + " " + left_out.why;
  if (edit.status == Status::Accepted) {
    console_.complain({path, 0, why + "; not applied although accepted"});
  } else {
    console_.note(path + ": " + why + "; stays proposed");
  }
}

void ApplyRun::account(const FileRequests& requests, const ApplyPlan& plan) {
  ++summary_.files;
  already_ += plan.already.size();
  const std::set<const RequestedEdit*> made(plan.made.begin(), plan.made.end());
  const std::set<const RequestedEdit*> already(plan.already.begin(), plan.already.end());
  for (const RequestedEdit& asked : requests.edits) {
    Edit edit = asked.edit;
    if (made.contains(&asked)) edit.status = Status::Applied;
    const bool waits = edit.status == Status::Proposed && edit.after && !already.contains(&asked);
    if (made.contains(&asked) || waits) summary_.count(edit);
  }
}

Outcome ApplyRun::apply_to(const FileRequests& requests) {
  const auto work = place_->work_on(requests.file);
  if (!work) return work.error();
  const PageFile& page = work->page;
  auto plan = plan_apply(requests, options_.policy, work->history, present(page));
  if (!plan) return Error{page.path(), 0, plan.error().message};
  for (const LeftOut& left_out : plan->left_out) tell_left_out(page.path(), left_out);
  if (auto outcome = make(*work, requests.file, std::move(plan->changes)); !outcome) return outcome;
  account(requests, *plan);
  tell_still_applied(requests, *work);
  return Done{};
}

/// Verdicts do not take back what was applied before: that is what undoing is for.
void ApplyRun::tell_still_applied(const FileRequests& requests, const Work& work) {
  FileRequests rejected{requests.file, requests.sha256, {}};
  for (const RequestedEdit& asked : requests.edits) {
    if (asked.edit.status != Status::Rejected || !asked.edit.after) continue;
    rejected.edits.push_back(asked);
    rejected.edits.back().edit.status = Status::Accepted;
  }
  if (rejected.edits.empty()) return;
  const auto plan = plan_apply(rejected, options_.policy, work.history, present(work.page));
  if (!plan || plan->already.empty()) return;
  const std::size_t count = plan->already.size();
  console_.complain({work.page.path(), 0,
                     fmt::format("{} {} rejected but {} applied before, {} first; taken back by "
                                 "chamra-apply --undo LEDGER --id ID",
                                 count, count == 1 ? "correction is" : "corrections are",
                                 count == 1 ? "was" : "were", plan->already.front()->id)});
}

/// Before the first byte is written: pages that are read later may already be the output.
bool ApplyRun::check_stream(const CorrectionSet& requests) {
  std::vector<Input> pages;
  for (const FileRequests& file : requests.files())
    if (auto path = place_->pages().file(file.file)) pages.push_back({*path, {}, {}});
  const std::string clash = InputFiles(pages).same_as(STDOUT_FILENO);
  if (clash.empty()) return true;
  return told(Error{clash, 0, "is both input and output; choose another output, or --in-place"});
}

void ApplyRun::apply_all(const CorrectionSet& requests) {
  std::size_t done = 0;
  for (const FileRequests& file : requests.files()) {
    console_.progress(++done, requests.files().size(), file.file);
    told(apply_to(file));
    // This concerns all pages behind it as well.
    if (stream_failed_ || stream_.closed()) return;
  }
}

void ApplyRun::run() {
  if (const std::string why = contradiction(options_); !why.empty())
    return console_.complain({"", 0, why});
  auto place = Workplace::open(options_, console_.tool());
  if (!place) return console_.complain(place.error());
  place_.emplace(std::move(*place));
  const auto requests = read_requests(options_.corrections);
  if (!requests) return console_.complain(requests.error());
  if (options_.is_stream() && !check_stream(*requests)) return;
  apply_all(*requests);
  if (already_ > 0)
    console_.note(std::to_string(already_) +
                  (already_ == 1 ? " correction was" : " corrections were") + " applied before");
  console_.print(summary_text(console_.tool(), summary_));
}

}  // namespace

int apply(const ApplyOptions& options, Console& console) {
  ApplyRun(options, console).run();
  return console.exit_code();
}

}  // namespace chamra::cli
