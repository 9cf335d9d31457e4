// SPDX-License-Identifier: Apache-2.0
#include "chamra-apply/apply.hpp"

#include <unistd.h>

#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "chamra-apply/requests.hpp"
#include "chamra-apply/rewrite.hpp"
#include "chamra-apply/tree.hpp"
#include "common/folder_lock.hpp"
#include "common/input.hpp"
#include "ledger/apply_plan.hpp"
#include "report/text.hpp"

namespace chamra::cli {
namespace {

/// What cannot be asked for together; empty when all is well.
std::string contradiction(const ApplyOptions& options) {
  if (options.in_place && !options.output.empty())
    return "--in-place and --output exclude each other; give one";
  if (!options.ledger.empty() && !options.in_place && options.output.empty())
    return "--ledger needs --output or --in-place: nothing is written down of a stream";
  return {};
}

/// The page that changes are made in, where it goes, and what became of it so far.
struct Work {
  PageFile page;
  std::string target;
  History history;
};

class ApplyRun {
 public:
  ApplyRun(const ApplyOptions& options, Console& console) : options_(options), console_(console) {}
  void run();

 private:
  [[nodiscard]] bool is_stream() const { return !options_.in_place && options_.output.empty(); }
  bool open_trees();
  bool open_ledger();
  bool check_stream(const CorrectionSet& requests);
  void apply_all(const CorrectionSet& requests);
  Outcome apply_to(const FileRequests& requests);
  Result<Work> work_on(const FileRequests& requests);
  Result<PageFile> open_page(const std::string& name);
  Result<Work> work_in_place(const std::string& name);
  Result<Work> work_on_copy(const std::string& name);
  Outcome make(const Work& work, const std::string& name, std::vector<Change> changes);
  Outcome to_stream(const PageFile& page, const std::vector<Change>& changes);
  void account(const FileRequests& requests, const ApplyPlan& plan);
  void tell_left_out(const std::string& path, const LeftOut& left_out);
  bool told(const Outcome& outcome);

  const ApplyOptions& options_;
  Console& console_;
  std::optional<Tree> pages_, output_;
  std::optional<FolderLock> lock_;
  std::optional<LedgerLog> log_;
  Output stream_ = Output::standard_output();
  bool stream_failed_ = false;
  Summary summary_;
  std::size_t already_ = 0;
};

bool ApplyRun::told(const Outcome& outcome) {
  if (!outcome) console_.complain(outcome.error());
  return outcome.has_value();
}

/// The name that the ledger knows a file by.
std::string ledger_name_of(const std::string& name) {
  return std::filesystem::path(name).lexically_normal().string();
}

bool is_there(const std::string& path) {
  std::error_code failure;
  return std::filesystem::exists(std::filesystem::symlink_status(path, failure));
}

Error occupied(const std::string& path, const std::string& why) {
  return {path, 0, why + "; left alone: move it away or choose another --output"};
}

bool ApplyRun::open_trees() {
  auto pages = Tree::open(options_.pages);
  if (!pages) return told(pages.error());
  pages_ = std::move(*pages);
  if (is_stream()) return true;
  const bool in_place = options_.in_place;
  auto lock = in_place ? FolderLock::take(options_.pages.empty() ? "." : options_.pages)
                       : take_new_folder(options_.output);
  if (!lock) return told(lock.error());
  lock_ = std::move(*lock);
  if (in_place) return true;
  auto output = Tree::open(options_.output);
  if (!output) return told(output.error());
  if (output->is_same(*pages_))
    return told(
        Error{options_.output, 0, "is the folder of the pages; choose another, or --in-place"});
  output_ = std::move(*output);
  return true;
}

bool ApplyRun::open_ledger() {
  if (is_stream()) return true;
  const Tree& tree = options_.in_place ? *pages_ : *output_;
  auto log = LedgerLog::open(tree.ledger(options_.ledger), console_.tool());
  if (!log) return told(log.error());
  log_ = std::move(*log);
  return true;
}

Result<PageFile> ApplyRun::open_page(const std::string& name) {
  const auto path = pages_->file(name);
  return path ? PageFile::open(*path) : Result<PageFile>(path.error());
}

Result<Work> ApplyRun::work_in_place(const std::string& name) {
  auto page = open_page(name);
  if (!page) return page.error();
  std::string path = page->path();
  History history = is_stream() ? History() : log_->history(ledger_name_of(name));
  if (!history.stand_on(page->state().sha256)) history = {};
  return Work{std::move(*page), std::move(path), std::move(history)};
}

/// What lies in the output folder is built upon where the ledger says how it was made from the
/// page, and never written over otherwise.
Result<Work> ApplyRun::work_on_copy(const std::string& name) {
  auto page = open_page(name);
  if (!page) return page.error();
  auto target = output_->new_file(name);
  if (!target) return target.error();
  if (!is_there(*target)) return Work{std::move(*page), std::move(*target), {}};
  auto copy = PageFile::open(*target);
  if (!copy) return copy.error();
  if (copy->state() == page->state()) return Work{std::move(*page), std::move(*target), {}};
  History history = log_->history(ledger_name_of(name));
  if (!history.stand_on(copy->state().sha256))
    return occupied(*target, "is there already, and the ledger does not know it");
  if (!history.state_with(page->state().sha256))
    return occupied(*target, "was made from another version of the page");
  return Work{std::move(*copy), std::move(*target), std::move(history)};
}

Result<Work> ApplyRun::work_on(const FileRequests& requests) {
  return output_ ? work_on_copy(requests.file) : work_in_place(requests.file);
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
  if (is_stream()) return to_stream(work.page, changes);
  if (changes.empty() && is_there(work.target)) return Done{};
  return rewrite(
      {ledger_name_of(name), work.target, work.page, std::move(changes), options_.in_place}, *log_);
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
  const auto work = work_on(requests);
  if (!work) return work.error();
  const PageFile& page = work->page;
  auto plan = plan_apply(requests, options_.policy, work->history,
                         {page.state(), [&](ByteSpan span, const std::string& bytes) {
                            return page.holds(span, bytes);
                          }});
  if (!plan) return Error{page.path(), 0, plan.error().message};
  for (const LeftOut& left_out : plan->left_out) tell_left_out(page.path(), left_out);
  if (auto outcome = make(*work, requests.file, std::move(plan->changes)); !outcome) return outcome;
  account(requests, *plan);
  return Done{};
}

/// Before the first byte is written: pages that are read later may already be the output.
bool ApplyRun::check_stream(const CorrectionSet& requests) {
  std::vector<Input> pages;
  for (const FileRequests& file : requests.files())
    if (auto path = pages_->file(file.file)) pages.push_back({*path, {}, {}});
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
  if (!open_trees() || !open_ledger()) return;
  const auto requests = read_requests(options_.corrections);
  if (!requests) return console_.complain(requests.error());
  if (is_stream() && !check_stream(*requests)) return;
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
