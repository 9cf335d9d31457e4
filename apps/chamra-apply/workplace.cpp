// SPDX-License-Identifier: Apache-2.0
#include "chamra-apply/workplace.hpp"

#include <filesystem>
#include <utility>

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

bool is_there(const std::string& path) {
  std::error_code failure;
  return fs::exists(fs::symlink_status(path, failure));
}

Error occupied(const std::string& path, const std::string& why) {
  return {path, 0, why + "; left alone: move it away or choose another --output"};
}

}  // namespace

Result<Workplace> Workplace::open(const ApplyOptions& options, const std::string& tool) {
  auto pages = Tree::open(options.pages);
  if (!pages) return pages.error();
  Workplace place(std::move(*pages));
  if (options.is_stream()) return place;
  auto lock = options.in_place ? FolderLock::take(options.pages.empty() ? "." : options.pages)
                               : take_new_folder(options.output);
  if (!lock) return lock.error();
  place.lock_ = std::move(*lock);
  if (!options.in_place)
    if (auto outcome = place.open_output(options.output); !outcome) return outcome.error();
  if (auto outcome = place.open_ledger(options, tool); !outcome) return outcome.error();
  return place;
}

Outcome Workplace::open_output(const std::string& typed) {
  auto output = Tree::open(typed);
  if (!output) return output.error();
  if (output->is_same(pages_))
    return Error{typed, 0, "is the folder of the pages; choose another, or --in-place"};
  output_ = std::move(*output);
  return Done{};
}

Outcome Workplace::open_ledger(const ApplyOptions& options, const std::string& tool) {
  auto log = LedgerLog::open((output_ ? *output_ : pages_).ledger(options.ledger), tool);
  if (!log) return log.error();
  log_ = std::move(*log);
  return Done{};
}

std::string Workplace::ledger_name_of(const std::string& name) {
  return fs::path(name).lexically_normal().string();
}

Result<PageFile> Workplace::open_page(const std::string& name) const {
  const auto path = pages_.file(name);
  return path ? PageFile::open(*path) : Result<PageFile>(path.error());
}

Result<Work> Workplace::work_in_place(const std::string& name) const {
  auto page = open_page(name);
  if (!page) return page.error();
  std::string path = page->path();
  History history = log_ ? log_->history(ledger_name_of(name)) : History();
  if (!history.stand_on(page->state().sha256)) history = {};
  return Work{std::move(*page), std::move(path), true, std::move(history)};
}

Result<Work> Workplace::work_on_copy(const std::string& name) const {
  auto page = open_page(name);
  if (!page) return page.error();
  auto target = output_->new_file(name);
  if (!target) return target.error();
  if (!is_there(*target)) return Work{std::move(*page), std::move(*target), false};
  auto copy = PageFile::open(*target);
  if (!copy) return copy.error();
  if (copy->state() == page->state()) return Work{std::move(*page), std::move(*target)};
  History history = log_->history(ledger_name_of(name));
  if (!history.stand_on(copy->state().sha256))
    return occupied(*target, "is there already, and the ledger does not know it");
  if (!history.state_with(page->state().sha256))
    return occupied(*target, "was made from another version of the page");
  return Work{std::move(*copy), std::move(*target), true, std::move(history)};
}

Result<Work> Workplace::work_on(const std::string& name) const {
  return output_ ? work_on_copy(name) : work_in_place(name);
}

}  // namespace chamra::cli
