// SPDX-License-Identifier: Apache-2.0
#include "chamra-apply/undo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "chamra-apply/rewrite.hpp"
#include "chamra-apply/tree.hpp"
#include "common/folder_lock.hpp"

namespace chamra::cli {
namespace {

class UndoRun {
 public:
  UndoRun(const UndoOptions& options, Console& console) : options_(options), console_(console) {}
  void run();

 private:
  bool open();
  [[nodiscard]] bool may_concern(const std::string& name) const;
  Outcome undo_in(const std::string& name);
  Result<std::size_t> undo_step(const std::string& name, const std::string& path);
  void tell_covered(const std::string& path, const History& history);
  void tell_ids();
  void tell_summary();
  bool told(const Outcome& outcome);

  const UndoOptions& options_;
  Console& console_;
  std::optional<Tree> pages_;
  std::optional<FolderLock> lock_;
  std::optional<LedgerLog> log_;
  std::set<std::string> met_;  // ids that were in force
  std::size_t files_ = 0, undone_ = 0;
};

bool UndoRun::told(const Outcome& outcome) {
  if (!outcome) console_.complain(outcome.error());
  return outcome.has_value();
}

bool UndoRun::open() {
  const std::string folder = options_.pages.empty()
                                 ? std::filesystem::path(options_.ledger).parent_path().string()
                                 : options_.pages;
  std::error_code failure;
  if (!std::filesystem::exists(options_.ledger, failure))
    return told(Error{options_.ledger, 0,
                      "no such ledger; expected the chamra-ledger.jsonl of the run to undo"});
  auto pages = Tree::open(folder);
  if (!pages) return told(pages.error());
  pages_ = std::move(*pages);
  auto lock = FolderLock::take(folder.empty() ? "." : folder);
  if (!lock) return told(lock.error());
  lock_ = std::move(*lock);
  auto log = LedgerLog::open(options_.ledger, console_.tool());
  if (!log) return told(log.error());
  log_ = std::move(*log);
  return true;
}

/// When nothing is in force any more, the file must be what it was in the beginning.
Outcome is_original(History history, const LedgerEvent& event) {
  const FileState original = history.state(0);
  history.add(event);
  if (history.states() == 0 || !history.since(0).standing().empty() || event.new_state == original)
    return Done{};
  return Error{
      event.file, 0,
      "undoing all does not lead back to the old bytes: the ledger was altered; left alone"};
}

/// Whether anything that is wanted is in force.
bool concerns(const History& history, const UndoWish& wish) {
  return !next_undo(history, wish).empty() || !covered_wishes(history, wish).empty();
}

/// One step of taking back; gives how many corrections, 0 when nothing is left to do.
Result<std::size_t> UndoRun::undo_step(const std::string& name, const std::string& path) {
  const auto page = PageFile::open(path);
  if (!page) return page.error();
  History history = log_->history(name);
  if (!history.stand_on(page->state().sha256)) {
    if (!concerns(history, options_.wish)) return std::size_t{0};
    return Error{path, 0,
                 "was changed since the ledger's last entry for it; left alone: put back the bytes "
                 "that were written then"};
  }
  std::vector<Change> changes = next_undo(history, options_.wish);
  for (const Change& change : changes) met_.insert(change.id);
  if (changes.empty()) {
    tell_covered(path, history);
    return std::size_t{0};
  }
  const std::size_t count = changes.size();
  const auto outcome =
      rewrite({name, path, *page, std::move(changes)}, *log_,
              [&](const LedgerEvent& event) { return is_original(history, event); });
  if (!outcome) return outcome.error();
  return count;
}

void UndoRun::tell_covered(const std::string& path, const History& history) {
  for (const std::string& id : covered_wishes(history, options_.wish)) {
    met_.insert(id);
    console_.complain(
        {path, 0,
         "correction " + id + " was changed by a later one; undo that too (its --id, or all)"});
  }
}

bool UndoRun::may_concern(const std::string& name) const {
  const auto& ids = options_.wish.ids;
  return options_.wish.all || std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
           return log_->knows(id, name);
         });
}

Outcome UndoRun::undo_in(const std::string& name) {
  if (!may_concern(name)) return Done{};
  const auto path = pages_->file(name);
  if (!path && !concerns(log_->history(name), options_.wish)) return Done{};
  if (!path) return path.error();
  std::size_t all = 0;
  for (;;) {
    const auto count = undo_step(name, *path);
    if (!count) return count.error();
    if (*count == 0) break;
    all += *count;
  }
  undone_ += all;
  files_ += all > 0 ? 1 : 0;
  return Done{};
}

void UndoRun::tell_ids() {
  for (const std::string& id : options_.wish.ids) {
    if (!log_->knows(id)) {
      console_.complain({options_.ledger, 0, "has no correction " + id});
    } else if (!met_.contains(id) && !console_.had_trouble()) {
      console_.note("correction " + id + " is not in force (it was undone before); nothing to do");
    }
  }
}

void UndoRun::tell_summary() {
  if (undone_ == 0 && options_.wish.all && !console_.had_trouble())
    console_.note("nothing to undo: no correction of this ledger is in force");
  console_.print(fmt::format("{}: {} {}: {} {} undone\n", console_.tool(), files_,
                             files_ == 1 ? "file" : "files", undone_,
                             undone_ == 1 ? "correction" : "corrections"));
}

void UndoRun::run() {
  if (!open()) return;
  const std::vector<std::string> names = log_->files();
  std::size_t done = 0;
  for (const std::string& name : names) {
    console_.progress(++done, names.size(), name);
    told(undo_in(name));
  }
  tell_ids();
  tell_summary();
}

}  // namespace

int undo(const UndoOptions& options, Console& console) {
  UndoRun(options, console).run();
  return console.exit_code();
}

}  // namespace chamra::cli
